export { renderOpenscad } from './openscad.ts';
export {
  DEFAULT_SOLID,
  type Ear,
  type ResolvedSolid,
  resolveSolid,
  SOLID_LIMITS,
  type Solid,
  type SolidField,
  type SolidRequest,
} from './solid.ts';
export { renderStl, type StlOptions } from './stl.ts';
export { render3mf, type ThreeMfLook } from './three-mf.ts';
