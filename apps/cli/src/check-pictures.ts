import { judgeProof, provePicture, scan } from '@barline/codes';
import { EXIT, Failure } from '@barline/messages';
import { readPicture } from '@barline/server';
import type { Call } from './command.ts';
import type { CHECK_OPTIONS } from './commands/check.ts';
import { combineExits, describeError } from './output.ts';
import { describeProof, proofLine, riskOf } from './proof-report.ts';
import { readPages } from './read-pages.ts';

/** `barline check`: proves every code in every picture, and says how well each can be read. Returns the exit code. */
export async function checkPictures(call: Call<typeof CHECK_OPTIONS>): Promise<number> {
  const { operands, options, output, language, stdin } = call;
  const several = operands.length > 1;
  const exits: number[] = [];
  const results: object[] = [];
  for (const source of operands) {
    const about = several ? source : undefined;
    const codes: object[] = [];
    const errors: object[] = [];
    try {
      for await (const { pixels, page } of readPages(source, stdin, readPicture)) {
        const found = scan(pixels);
        if (found.failure !== null && page === null) throw new Failure(found.failure);
        for (const code of found.codes) {
          const proof = provePicture(pixels, code);
          if (proof === null) continue;
          const where = [about, page === null ? undefined : `${page}`].filter((part) => part !== undefined).join(':');
          const line = proofLine(proof, language);
          if (!options.json) output.print(where === '' ? line : `${where}\t${line}`);
          const { mediaRef, namespace } = code;
          codes.push({
            media_ref: String(mediaRef),
            namespace,
            ...(page === null ? {} : { page }),
            ...describeProof(proof),
          });
          output.detail(proof.defects.map(({ name, read }) => `${name}: ${read ? '+' : '-'}`).join('  '));
          const risk = riskOf(proof);
          exits.push(risk === null ? EXIT.done : output.complain(risk, about));
          if (judgeProof(proof) === 'low') output.note(LOW, { source });
        }
      }
      if (codes.length === 0) throw new Failure('no_code');
    } catch (error) {
      errors.push(describeError(error, language));
      exits.push(output.complain(error, about));
    }
    results.push({ schema: 'barline.check/1', source, codes, errors });
  }
  if (options.json) output.print(JSON.stringify(several ? { results } : results[0]));
  return combineExits(exits);
}

const LOW = {
  en: '{source}: the contrast is less than 3:1; in bad light it may not be read.',
  ru: '{source}: контраст меньше 3:1, при плохом свете код может не прочитаться.',
};
