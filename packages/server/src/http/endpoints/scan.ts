import { Failure } from '@barline/messages';
import type { FastifyRequest } from 'fastify';
import type { Codes } from '../../codes/codes.ts';
import { MOST_BYTES } from '../../codes/read-picture.ts';
import type { Scanner } from '../../codes/scan-pool.ts';
import { describeScan } from '../../codes/scan-report.ts';
import { languageOf } from '../language.ts';
import type { Metrics } from '../metrics.ts';
import { malformedRequest } from '../problem.ts';

/** POST /api/v1/scan: every code in the picture of the body. Nothing of the picture is kept. */
export function scanPicture(codes: Codes, scanner: Scanner, metrics: Metrics) {
  return async (request: FastifyRequest) => {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      const { bytes, name } = await readUpload(request);
      const scanned = await scanner.scan(bytes);
      const report = await describeScan(name, scanned, codes, languageOf(request), started);
      metrics.countScan(scanned.failure ?? 'read', seconds());
      return report;
    } catch (error) {
      metrics.countScan(error instanceof Failure ? error.id : 'malformed_request', seconds());
      throw error;
    }
  };
}

/** The picture: the first file of a form, or the whole body. */
async function readUpload(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string | null }> {
  if (!request.isMultipart()) return { bytes: (request.body as Buffer | null) ?? Buffer.alloc(0), name: null };
  const { bytes, name } = await readForm(request).catch(() => {
    throw malformedRequest('multipart/form-data');
  });
  if (bytes.length > MOST_BYTES) throw new Failure('image_too_large', { reason: 'bytes' });
  return { bytes, name };
}

/** A file that is too long comes cut off, one byte longer than the most there may be. */
async function readForm(request: FastifyRequest) {
  const file = await request.file({
    limits: { fileSize: MOST_BYTES + 1, files: 1, fields: 10, parts: 20 },
    throwFileSizeLimit: false,
  });
  return { bytes: await file!.toBuffer(), name: file!.filename || null };
}
