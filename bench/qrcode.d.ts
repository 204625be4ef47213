/** The part of the package `qrcode` that the benchmarks call; it ships no types. */
declare module 'qrcode' {
  const qrcode: {
    toString(text: string, options: { type: 'svg' }): Promise<string>;
    toBuffer(text: string, options: { width: number }): Promise<Uint8Array>;
  };
  export default qrcode;
}
