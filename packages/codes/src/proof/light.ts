/** A picture as light: red, green and blue of every pixel in turn, 0 to 1 and beyond, rows from the top. */
export type Light = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** How much light a byte of sRGB stands for (IEC 61966-2-1). */
export const LIGHT_OF_BYTE = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const STEPS = 4095;

/** Bytes of sRGB by light, in steps of 1/4095. */
const BYTE_OF_LIGHT = Float32Array.from({ length: STEPS + 1 }, (_, step) => {
  const light = step / STEPS;
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
});

/** The value in sRGB, 0 to 255, of some light; more than 1 is clipped. */
export function byteOfLight(light: number): number {
  return light >= 1 ? 255 : light <= 0 ? 0 : BYTE_OF_LIGHT[(light * STEPS + 0.5) | 0];
}
