export {
  type ComposedCover,
  type Cover,
  CROP_LIMITS,
  type Crop,
  composeCover,
  MOST_PADDING,
} from './compose.ts';
export { paletteOf } from './palette.ts';
export { type Box, COVER_TEMPLATES, type CoverTemplate, type CoverTemplateId } from './templates.ts';
