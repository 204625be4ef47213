import type { Table } from './command.ts';

/** Every command, in the order of `barline help`; each is loaded when it is called. */
export const table: Table = {
  link: {
    summary: { en: 'find the Spotify link in a text', ru: 'найти в тексте ссылку Spotify' },
    load: async () => (await import('./commands/link.ts')).link,
  },
  encode: {
    summary: { en: 'media reference → 23 bar heights', ru: 'номер кода → 23 высоты штрихов' },
    load: async () => (await import('./commands/encode.ts')).encode,
  },
  decode: {
    summary: { en: '23 bar heights → media reference', ru: '23 высоты штрихов → номер кода' },
    load: async () => (await import('./commands/decode.ts')).decode,
  },
  help: {
    summary: { en: 'this page, or the page of a command', ru: 'эта справка или справка команды' },
    load: async () => (await import('./commands/help.ts')).helpAbout(() => table),
  },
  version: {
    summary: { en: 'print the version', ru: 'напечатать версию' },
    load: async () => (await import('./commands/version.ts')).version,
  },
};
