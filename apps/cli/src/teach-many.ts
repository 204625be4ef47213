import { decodeText, formatUri, parseCsv, parseMediaRef } from '@barline/codes';
import { EXIT, Failure, type Text } from '@barline/messages';
import type { Codes, Pair } from '@barline/server';
import type { Call, Options } from './command.ts';
import { readInput } from './input.ts';
import { combineExits } from './output.ts';
import { withCodes } from './registry.ts';

/** A line of the list: `ref` is empty where the number is to be looked up. */
type Lesson = { readonly line: number; readonly ref: string; readonly link: string };

const LEARNED: Text = { en: 'Taught: {taught} · failed: {failed}', ru: 'Выучено: {taught} · не удалось: {failed}' };

/** `barline teach --from FILE`: teaches every pair of a list, or learns the number of every link. Returns the exit code. */
export async function teachMany({ options, output, env, stdin }: Call<Options>, source: string): Promise<number> {
  const lessons = readLessons(decodeText(await readInput(source, stdin)).text);
  if (lessons.length === 0) throw new Failure('input_unreadable', { reason: 'no_rows', source });
  const exits: number[] = [];
  await withCodes(env, async (codes) => {
    for (const [index, lesson] of lessons.entries()) {
      try {
        const { mediaRef, namespace, link, origin } = await teachOne(codes, lesson);
        const uri = formatUri(link);
        const json = { media_ref: String(mediaRef), namespace, uri, origin };
        output.print(options.json ? JSON.stringify(json) : `${mediaRef}\t${uri}`);
        exits.push(EXIT.done);
      } catch (error) {
        exits.push(output.complain(error, `${lesson.line}`));
      }
      output.progress(index + 1, lessons.length);
    }
  });
  const taught = exits.filter((exit) => exit === EXIT.done).length;
  output.note(LEARNED, { taught, failed: exits.length - taught });
  return combineExits(exits);
}

async function teachOne(codes: Codes, { ref, link }: Lesson): Promise<Pair> {
  if (ref === '') return codes.make(link);
  const mediaRef = parseMediaRef(ref);
  if (mediaRef === null) throw new Failure('malformed_reference', { value: ref });
  return codes.teach(mediaRef, link);
}

/** Lines of a link, or of a number and a link in any order, between them a comma, a semicolon, a tab or a blank. */
function readLessons(text: string): Lesson[] {
  const delimiter = /[;\t,]/.exec(text)?.[0] ?? ' ';
  const records = [...parseCsv(text, delimiter)].filter(({ cells }) => !cells[0].startsWith('#'));
  const isHead = records[0]?.cells.some((cell) => /^(?:media_ref|uri|link|ссылка)$/i.test(cell)) ?? false;
  return records.slice(isHead ? 1 : 0).map(({ line, cells }) => {
    const numbers = cells.filter((cell) => /^\d{1,12}$/.test(cell));
    const links = cells.filter((cell) => /spotify/i.test(cell) && !/^spotify$/i.test(cell));
    return { line, ref: numbers[0] ?? '', link: links[0] ?? cells.find((cell) => cell !== numbers[0]) ?? '' };
  });
}
