/** An address, or `null` where the text is none; as `URL.parse`, which browsers before 2024 lack. */
export function parseUrl(text: string | URL, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
