const LONGEST_MONTH = 31 * 24 * 3600_000;
const SHORTEST_MONTH = 28 * 24 * 3600_000;

/** Whether `months` have passed from `time` to `now`; the calendar is asked only where it matters. */
export function hasPassed(time: number, months: number, now: number): boolean {
  const passed = now - time;
  if (passed < months * SHORTEST_MONTH) return false;
  return passed > months * LONGEST_MONTH || now >= addMonths(time, months);
}

/** The same day and time `months` later, or the last day of that month where it has no such day; ms since 1970. */
export function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}
