/** One change of a list of items, in the positions from before it. */
export type ItemsChange =
  | { readonly kind: 'add'; readonly at: number; readonly count: number }
  /** Ascending. */
  | { readonly kind: 'remove'; readonly positions: readonly number[] }
  /** `count` items from `start` come before the one at `before`. */
  | { readonly kind: 'move'; readonly start: number; readonly count: number; readonly before: number }
  | { readonly kind: 'replace' };

/** Where the item that was at `position` is after the change; `null` when it is gone. */
export function carryOver(position: number, change: ItemsChange): number | null {
  if (change.kind === 'replace') return null;
  if (change.kind === 'add') return position >= change.at ? position + change.count : position;
  if (change.kind === 'remove') {
    if (change.positions.includes(position)) return null;
    return position - change.positions.filter((removed) => removed < position).length;
  }
  const { start, count, before } = change;
  const end = start + count;
  if (position >= start && position < end)
    return position + (before > end ? before - end : Math.min(0, before - start));
  if (position >= before && position < start) return position + count;
  if (position >= end && position < before) return position - count;
  return position;
}
