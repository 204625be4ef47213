const LONGEST = 200;

/** What somebody else wrote, as it may be shown: one short line without control and direction characters. */
export function printable(text: string): string;
export function printable(text: string | null): string | null;
export function printable(text: string | null): string | null {
  return text?.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?').slice(0, LONGEST) ?? null;
}
