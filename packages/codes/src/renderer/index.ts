export { type Colour, contrastRatio, parseColour } from './colour.ts';
export { sizeOf } from './frame.ts';
export { type Bar, type Drawing, type Layout, layoutCode } from './layout.ts';
export { parseLength } from './length.ts';
export { BARLINE_MARK, type Mark, readMark } from './mark.ts';
export { draftPng, encodePng } from './png.ts';
export { type Raster, rasterToRgba, renderRaster } from './raster.ts';
export { parseStripSvg, type Strip } from './strip-svg.ts';
export {
  checkStyle,
  contrastOf,
  DEFAULT_DPI,
  MAX_WIDTH,
  MIN_WIDTH,
  type ResolvedStyle,
  resolveStyle,
  STYLE_LIMITS,
  type Style,
  type StyleField,
  type StyleRequest,
} from './style.ts';
export { type Labels, renderSvg } from './svg.ts';
