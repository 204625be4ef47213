export { type Font, type Inflate, readFont } from './font.ts';
export { missingCharacters } from './write-text.ts';
