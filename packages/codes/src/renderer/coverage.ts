import type { Polygon } from './outline.ts';

/**
 * Fills closed polygons by the even-odd rule. Returns how much of each pixel is covered, 0 to 1, row by row.
 * Exact from side to side; from top to bottom each row is the mean of 4 to 16 lines.
 */
export function coverPolygons(polygons: readonly Polygon[], width: number, height: number): Float32Array {
  const linesPerRow = height > 256 ? 4 : 16;
  const crossings = findCrossings(polygons, height, linesPerRow);
  const coverage = new Float32Array(width * height);
  for (const [line, xs] of crossings.entries()) {
    const row = Math.floor(line / linesPerRow) * width;
    xs.sort((a, b) => a - b);
    for (let index = 0; index + 1 < xs.length; index += 2) {
      const left = Math.max(0, xs[index]);
      const right = Math.min(width, xs[index + 1]);
      for (let x = Math.floor(left); x < right; x++) {
        coverage[row + x] += (Math.min(right, x + 1) - Math.max(left, x)) / linesPerRow;
      }
    }
  }
  return coverage;
}

/** For every line, the x where a side crosses its middle. */
function findCrossings(polygons: readonly Polygon[], height: number, linesPerRow: number): number[][] {
  const crossings = Array.from({ length: height * linesPerRow }, (): number[] => []);
  for (const polygon of polygons) {
    for (let to = 0, from = polygon.length - 2; to < polygon.length; from = to, to += 2) {
      addSide(crossings, linesPerRow, polygon[from], polygon[from + 1], polygon[to], polygon[to + 1]);
    }
  }
  return crossings;
}

function addSide(crossings: number[][], linesPerRow: number, x0: number, y0: number, x1: number, y1: number): void {
  const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
  const first = Math.max(0, Math.ceil(top * linesPerRow - 0.5));
  const end = Math.min(crossings.length, Math.ceil(bottom * linesPerRow - 0.5));
  for (let line = first; line < end; line++) {
    const y = (line + 0.5) / linesPerRow;
    crossings[line].push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
}
