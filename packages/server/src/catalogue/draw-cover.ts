import { seedNumber } from './seed/seed-id.ts';

/** Colours of paper, of the lines and notes on it, and of a sun behind them. */
const PALETTES: readonly (readonly [paper: string, ink: string, sun: string])[] = [
  ['#f4e9d8', '#3b2a1a', '#d9853b'],
  ['#1f2a44', '#f3efe2', '#e0a83e'],
  ['#e8eef2', '#203040', '#4f8fb0'],
  ['#2b1b2e', '#f7e9f0', '#c2447e'],
  ['#eef2e2', '#26361f', '#7ba05b'],
  ['#3a1f1a', '#f8ece0', '#cf5b3a'],
  ['#f6f1fa', '#2f2140', '#8d68c0'],
  ['#13302d', '#e9f5ef', '#46a58d'],
];

/** A cover of our own for any id, always the same: staves with notes before a sun, as SVG. */
export function drawCover(id: string, size: number): string {
  const [paper, ink, sun] = PALETTES[seedNumber(`${id} palette`, PALETTES.length)];
  const radius = 130 + seedNumber(`${id} radius`, 130);
  const x = 140 + seedNumber(`${id} x`, 360);
  const y = 140 + seedNumber(`${id} y`, 360);
  const staves = 2 + seedNumber(`${id} staves`, 3);
  const gap = 640 / (staves + 1);
  let shapes = '';
  for (let staff = 1; staff <= staves; staff++) {
    const middle = gap * staff;
    for (let line = -2; line <= 2; line++) shapes += `<path d="M0 ${middle + line * 16}H640"/>`;
    const notes = 4 + seedNumber(`${id} ${staff} notes`, 6);
    for (let note = 0; note < notes; note++) {
      const at = 40 + (560 / notes) * (note + 0.5);
      const height = middle + (seedNumber(`${id} ${staff} ${note}`, 11) - 5) * 8;
      const up = height > middle;
      const stem = up ? `M${at + 10} ${height}v-58` : `M${at - 10} ${height}v58`;
      shapes += `<ellipse cx="${at}" cy="${height}" rx="12" ry="9" transform="rotate(-20 ${at} ${height})" fill="${ink}"/><path d="${stem}"/>`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640" width="${size}" height="${size}"><rect width="640" height="640" fill="${paper}"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${sun}"/><g stroke="${ink}" stroke-width="3" fill="none">${shapes}</g></svg>\n`;
}
