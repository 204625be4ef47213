/** The part of the package `qrcode` that the benchmarks call; it ships no types. */
declare module 'qrcode' {
  export function toString(text: string, options: { type: 'svg' }): Promise<string>;
  export function toBuffer(text: string, options: { width: number }): Promise<Uint8Array>;
}
