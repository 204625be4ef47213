import { formatCsvLine, isList, type Link, type Listed, listLinks, parseLink } from '@barline/codes';
import { Failure } from '@barline/messages';
import { readInput } from '../input.ts';
import { withFailures } from '../token/failure.ts';
import { openKeptSession } from '../token/session.ts';
import { readSettings } from '../token/settings.ts';
import type { BatchCall } from './make-batch.ts';

/**
 * The bytes of a table of links: a file, standard input, one link, or what a playlist, an album or an artist holds, asked
 * of the Web API with the token that is kept. Throws `Failure`.
 */
export async function readSource(call: BatchCall): Promise<Uint8Array> {
  const [source] = call.operands;
  const parsed = parseLink(source);
  if (!parsed.ok) return readFile(source, call);
  if (!isList(parsed.link)) return Buffer.from(source);
  const listed = await readList(call, parsed.link);
  const lines = [['link', 'title'], ...listed.map(({ link, title }) => [link, title])];
  return Buffer.from(lines.map(formatCsvLine).join(''));
}

async function readFile(source: string, { stdin }: BatchCall): Promise<Uint8Array> {
  return readInput(source, stdin).catch((cause) => {
    throw new Failure('input_unreadable', { source }, { cause });
  });
}

function readList({ options, output, env }: BatchCall, link: Link): Promise<Listed[]> {
  const settings = readSettings(options, env);
  return withFailures(settings, async () => {
    const session = await openKeptSession(settings, env);
    const ask = async (path: string, call: string) => {
      const answer = await session.fetch(path).catch((cause) => {
        if (!(cause instanceof TypeError)) throw cause;
        throw new Failure('provider_unreachable', { host: settings.provider }, { cause });
      });
      return (await session.check(answer, call)).json();
    };
    return listLinks(ask, link, output.progress);
  });
}
