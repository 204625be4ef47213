import type { MediaRef, Namespace, ScanFailure } from '@barline/codes';
import { openPicture } from '../scan/picture.ts';
import { readPicture } from '../scan/read-picture.ts';

/** What our own scanner says about a finished picture. */
export type Proof =
  | { readonly verdict: 'read' }
  | { readonly verdict: 'unread'; readonly failure: ScanFailure | 'unexpected' }
  | { readonly verdict: 'other' };

/** Reads an exported picture back, from its file, as anyone who receives it would. */
export async function proofRead(file: Blob, expected: { namespace: Namespace; mediaRef: MediaRef }): Promise<Proof> {
  const opened = await openPicture(file);
  if (!opened.ok) return { verdict: 'unread', failure: 'unexpected' };
  try {
    const read = await readPicture(opened.picture);
    if (!read.ok) return { verdict: 'unread', failure: 'unexpected' };
    const { codes, failure } = read.scanned;
    const [code] = codes;
    if (code === undefined) return { verdict: 'unread', failure: failure ?? 'no_code' };
    const same = code.mediaRef === expected.mediaRef && code.namespace === expected.namespace;
    return { verdict: same && codes.length === 1 ? 'read' : 'other' };
  } finally {
    URL.revokeObjectURL(opened.picture.url);
  }
}
