export * from './media-ref.ts';
export * from './symbol.ts';
