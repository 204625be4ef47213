export { type Decoded, decode, decodeEitherWay } from './codec/decode.ts';
export { encode, encodeStepByStep } from './codec/encode.ts';
export * from './link.ts';
export * from './media-ref.ts';
export * from './pixels.ts';
export * from './proof/index.ts';
export * from './renderer/index.ts';
export * from './scan.ts';
export * from './symbol.ts';
