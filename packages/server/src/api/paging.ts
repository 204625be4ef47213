import type { Call } from './endpoint.ts';
import type { Page } from './objects.ts';

type Paging = { readonly limit: number; readonly offset: number };

/** A page of a list with the addresses of its neighbours, which can be followed as they are. */
export function pageOf<T>(
  call: Pick<Call, 'url' | 'rest'>,
  { limit, offset }: Paging,
  { items, total }: { items: T[]; total: number },
): Page<T> {
  const at = (start: number) => `${call.url}?${call.rest}offset=${start}&limit=${limit}`;
  return {
    href: at(offset),
    items,
    limit,
    next: offset + limit < total ? at(offset + limit) : null,
    offset,
    previous: offset > 0 && total > 0 ? at(Math.max(0, Math.min(offset, total) - limit)) : null,
    total,
  };
}
