import {
  type MediaRef,
  type Namespace,
  type Pixels,
  type Point,
  type Scanned,
  type ScannedCode,
  scan,
} from '@barline/codes';
import { describeFailure, type FailureDescription, type FailureId, type Language } from '@barline/messages';
import type { Codes, Resolution } from './codes.ts';

/** What a scan found, in the wire format `barline.scan/1`. Later versions may add members, never change these. */
export type ScanReport = {
  readonly schema: 'barline.scan/1';
  readonly source: string | null;
  readonly elapsed_ms: number;
  readonly codes: readonly ReportedCode[];
  readonly errors: readonly ReportedError[];
};

export type ReportedCode = {
  readonly kind: 'spotify-code';
  readonly namespace: Namespace;
  readonly layout: 'centered';
  /** Decimal digits: later layouts may not fit a number. */
  readonly media_ref: string;
  readonly crc_ok: true;
  readonly confidence: number;
  readonly corrected_bits: number;
  readonly heights: readonly number[];
  readonly polygon: readonly Point[];
  readonly resolved: Omit<Resolution, 'namespace'> | { readonly status: 'unknown' };
};

export type ReportedError = FailureDescription & { readonly id: FailureId };

/** References looked up at a time. */
const LOOKUPS = 16;

/** Finds, reads and resolves every code in a picture. `source` is the name of the picture, for whoever sent several. */
export async function reportScan(
  source: string | null,
  pixels: Pixels,
  codes: Codes,
  language: Language = 'en',
): Promise<ScanReport> {
  const started = performance.now();
  return describeScan(source, scan(pixels), codes, language, started);
}

/** Resolves what was read and puts it into the wire format; `started` is the `performance.now()` of the beginning. */
export async function describeScan(
  source: string | null,
  scanned: Scanned,
  codes: Codes,
  language: Language,
  started: number,
): Promise<ScanReport> {
  const resolve = await resolveAll(scanned.codes, codes);
  return {
    schema: 'barline.scan/1',
    source,
    elapsed_ms: Math.round(performance.now() - started),
    codes: scanned.codes.map((code) => describeCode(code, resolve(code))),
    errors: scanned.failure ? [describeError(scanned.failure, language)] : [],
  };
}

function describeError(id: FailureId, language: Language): ReportedError {
  return { id, ...describeFailure({ id }, language) };
}

async function resolveAll(scanned: readonly ScannedCode[], codes: Codes) {
  const key = (code: { namespace: Namespace; mediaRef: MediaRef }) => `${code.namespace} ${code.mediaRef}`;
  const distinct = [...new Map(scanned.map((code) => [key(code), code])).values()];
  const known = new Map<string, Resolution | null>();
  for (let start = 0; start < distinct.length; start += LOOKUPS) {
    const some = distinct.slice(start, start + LOOKUPS);
    const found = await Promise.all(some.map(({ mediaRef, namespace }) => codes.resolve(mediaRef, namespace)));
    for (const [index, code] of some.entries()) known.set(key(code), found[index]);
  }
  return (code: ScannedCode) => known.get(key(code)) ?? null;
}

function describeCode(code: ScannedCode, resolution: Resolution | null): ReportedCode {
  return {
    kind: 'spotify-code',
    namespace: resolution?.namespace ?? code.namespace,
    layout: 'centered',
    media_ref: String(code.mediaRef),
    crc_ok: true,
    confidence: round(code.confidence, 3),
    corrected_bits: code.correctedBits,
    heights: code.heights.map((height) => round(height, 2)),
    polygon: code.polygon.map(([x, y]) => [round(x, 1), round(y, 1)] as const),
    resolved: resolution ? withoutNamespace(resolution) : { status: 'unknown' },
  };
}

function withoutNamespace({ namespace: _, ...resolution }: Resolution): Omit<Resolution, 'namespace'> {
  return resolution;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
