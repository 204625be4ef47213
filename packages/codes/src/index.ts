export * from './media-ref.ts';
export * from './pixels.ts';
export * from './symbol.ts';
