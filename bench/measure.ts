/** The middle of the sorted values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Runs every contestant in turn, round after round, so that a slow moment of the machine hits all alike, and returns
 * each one's median milliseconds. Before that each runs alone for `warmup` ms, so that compiled code is measured.
 */
export async function interleave<Name extends string>(
  contestants: Readonly<Record<Name, () => unknown>>,
  { rounds = 21, warmup = 300 } = {},
): Promise<Record<Name, number>> {
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  const names = Object.keys(contestants) as Name[];
  for (const name of names) {
    const start = performance.now();
    while (performance.now() - start < warmup) await contestants[name]();
  }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await contestants[name]();
      times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries((Object.keys(times) as Name[]).map((name) => [name, median(times[name])])) as Record<
    Name,
    number
  >;
}
