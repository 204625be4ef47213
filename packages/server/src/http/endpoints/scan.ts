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
  const file = await request.file();
  if (!file) throw malformedRequest('multipart/form-data');
  const bytes = await file.toBuffer().catch((error) => {
    if (error.code === 'FST_REQ_FILE_TOO_LARGE') throw new Failure('image_too_large', { reason: 'bytes' });
    throw error;
  });
  if (bytes.length > MOST_BYTES) throw new Failure('image_too_large', { reason: 'bytes' });
  return { bytes, name: file.filename || null };
}
