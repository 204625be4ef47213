import { darkness, flood, type Light, type Tone } from './light.ts';

/** Shapes on a sheet, lengths in units, edges hard: the camera makes them smooth. */
export type Easel = {
  readonly width: number;
  readonly height: number;
  readonly texture: Light;
  readonly texelsPerUnit: number;
  rectangle(x: number, y: number, width: number, height: number, tone: Tone): void;
  ellipse(x: number, y: number, halfWidth: number, halfHeight: number, tone: Tone): void;
  /** An upright bar about (x, y) with round or square ends. */
  bar(x: number, y: number, width: number, height: number, round: boolean, tone: Tone): void;
};

export function openEasel(width: number, height: number, paper: Tone, texelsPerUnit: number): Easel {
  const texture = flood(darkness(Math.round(width * texelsPerUnit), Math.round(height * texelsPerUnit)), paper);
  const fill = (
    left: number,
    top: number,
    right: number,
    bottom: number,
    tone: Tone,
    inside: (x: number, y: number) => boolean,
  ) => {
    const [fromX, toX] = [
      Math.max(0, Math.round(left * texelsPerUnit)),
      Math.min(texture.width, Math.round(right * texelsPerUnit)),
    ];
    const [fromY, toY] = [
      Math.max(0, Math.round(top * texelsPerUnit)),
      Math.min(texture.height, Math.round(bottom * texelsPerUnit)),
    ];
    for (let y = fromY; y < toY; y++) {
      for (let x = fromX; x < toX; x++) {
        if (!inside((x + 0.5) / texelsPerUnit, (y + 0.5) / texelsPerUnit)) continue;
        const i = (y * texture.width + x) * 3;
        texture.data[i] = tone[0];
        texture.data[i + 1] = tone[1];
        texture.data[i + 2] = tone[2];
      }
    }
  };
  return {
    width,
    height,
    texture,
    texelsPerUnit,
    rectangle: (x, y, w, h, tone) => fill(x, y, x + w, y + h, tone, () => true),
    ellipse: (x, y, a, b, tone) =>
      fill(x - a, y - b, x + a, y + b, tone, (u, v) => ((u - x) / a) ** 2 + ((v - y) / b) ** 2 < 1),
    bar: (x, y, w, h, round, tone) => {
      const radius = round ? w / 2 : 0;
      const straight = Math.max(0, h / 2 - radius);
      fill(x - w / 2, y - h / 2, x + w / 2, y + h / 2, tone, (u, v) => {
        const beyond = Math.abs(v - y) - straight;
        return !round || beyond <= 0 || (u - x) ** 2 + beyond ** 2 < radius ** 2;
      });
    },
  };
}
