import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { EXIT, Failure, type Text } from '@barline/messages';
import {
  type CatalogueImportReport,
  importCatalogue,
  type OpenCatalogue,
  openCatalogue,
  prepareBeside,
  prepareImport,
  readConfig,
  toLineBlocks,
} from '@barline/server';
import type { Call } from './command.ts';
import type { CATALOG_OPTIONS } from './commands/catalog.ts';
import { wrongUsage } from './usage.ts';

type CatalogCall = Call<typeof CATALOG_OPTIONS>;

const IMPORT_OR_PULL: Text = {
  en: 'After “catalog” comes import or pull, not “{operation}”.',
  ru: 'После «catalog» идёт import или pull, а не «{operation}».',
};
const NO_FILE: Text = { en: 'Which file to import is missing.', ru: 'Не указан файл для загрузки.' };
const ONE_FILE: Text = { en: 'One file is imported at a time.', ru: 'Загружается один файл за раз.' };
const NO_LINK: Text = { en: 'What to copy is missing: a link.', ru: 'Не указано, что копировать: нужна ссылка.' };
const GOES_ON: Text = {
  en: 'Goes on after line {lines}, where the last import of this file stopped.',
  ru: 'Продолжение после строки {lines}, где остановилась прошлая загрузка этого файла.',
};
const FILLED: Text = {
  en: 'Objects: {objects} · playlists: {playlists} · not understood: {refused}',
  ru: 'Объектов: {objects} · плейлистов: {playlists} · не поняты: {refused}',
};

/** So much of a file's beginning and end tells whether it is the same as last time: 4 MB. */
const CHUNK = 4 << 20;

/** `barline catalog import|pull`. Returns the exit code. */
export async function fillCatalogue(call: CatalogCall): Promise<number> {
  const [operation, ...sources] = call.operands;
  const refuse = (text: Text, values = {}) => wrongUsage(call.language, text, values, 'catalog');
  if (operation !== 'import' && operation !== 'pull') throw refuse(IMPORT_OR_PULL, { operation });
  if (sources.length === 0) throw refuse(operation === 'import' ? NO_FILE : NO_LINK);
  if (operation === 'import' && sources.length > 1) throw refuse(ONE_FILE);
  const opened = await openCatalogue(readConfig(call.env, { sandbox: false }));
  try {
    if (operation === 'import') return finish(call, await importMuch(opened, call, sources[0]));
    const { pullLinks } = await import('./pull-links.ts');
    return finish(call, await pullLinks(opened, call, sources));
  } finally {
    await opened.close();
  }
}

function finish({ output, options }: CatalogCall, report: CatalogueImportReport): number {
  if (options.json) output.print(JSON.stringify(report));
  output.note(FILLED, report);
  if (report.refused === 0) return EXIT.done;
  return report.objects + report.playlists > 0 ? EXIT.partial : EXIT.usage;
}

async function importMuch(opened: OpenCatalogue, call: CatalogCall, path: string): Promise<CatalogueImportReport> {
  await opened.imports.expectMuch();
  try {
    return await importFile(opened, call, path);
  } finally {
    await opened.imports.expectLittle();
  }
}

async function importFile(opened: OpenCatalogue, call: CatalogCall, path: string): Promise<CatalogueImportReport> {
  const { output, options, stdin } = call;
  const refuse = (failure: Failure) => void output.complain(failure);
  if (path === '-') return importCatalogue(prepareImport(toLineBlocks(stdin)), opened, { refuse });

  const { source, size } = await identify(path);
  const before = options.restart ? null : await opened.imports.find(source);
  if (before) output.note(GOES_ON, { lines: before.lines });
  const order = { path, start: before?.bytes ?? 0, linesBefore: before?.lines ?? 0 };
  const report = await importCatalogue(prepareBeside(order), opened, {
    refuse,
    async keep(bytes, lines) {
      output.progress(bytes, size);
      await opened.imports.keep(source, { bytes, lines });
    },
  });
  await opened.imports.remove(source);
  output.progress(size, size);
  return report;
}

/** What makes a file the same as last time: its size, its beginning and its end. Throws `Failure`. */
async function identify(path: string): Promise<{ source: string; size: number }> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const hash = createHash('sha256').update(`${size}\n`);
      for (const position of [0, Math.max(0, size - CHUNK)]) {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(CHUNK), position });
        hash.update(buffer.subarray(0, bytesRead));
      }
      return { source: `file ${hash.digest('hex')}`, size };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Failure('input_unreadable', { source: path }, { cause: error });
  }
}
