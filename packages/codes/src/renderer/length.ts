/** Millimetres in a unit of length. */
const UNITS: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };

/** Reads a length with its unit, `80mm`, `8.5 cm` or `3in`, as millimetres; `null` for anything else, bare numbers too. */
export function parseLength(text: string): number | null {
  const match = /^\s*(\d{1,5}(?:[.,]\d{1,4})?)\s*(mm|cm|in)\s*$/i.exec(text);
  if (match === null) return null;
  return Number((Number(match[1].replace(',', '.')) * UNITS[match[2].toLowerCase()]).toFixed(4));
}
