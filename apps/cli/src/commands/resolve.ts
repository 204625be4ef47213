import { Failure } from '@barline/messages';
import { defineCommand } from '../command.ts';
import { answerEach, LINE_OPTIONS } from '../lines.ts';
import { LOCAL_LABEL } from '../local-code.ts';
import { readNamespace, readReference } from '../operands.ts';

export const resolve = defineCommand({
  help: {
    en: `Usage: barline resolve REF… [--namespace spotify|local]

Prints the link that a media reference names, by the registry of this machine; exit 5 where it is not known.
Each answer is one line; REF may be - for standard input, one reference a line. A refused one gives an empty line.

Options
  --namespace NAME  look only there: spotify, or local for references that a Barline server assigned
  --json            one JSON object: media_ref, status, via, namespace, uri, url, type, id, origin, since
  --jsonl           one JSON object a line for each reference, unknown ones included

Examples
  barline resolve 57639171874                 spotify:playlist:37i9dQZF1DWZq91oLsHZvy`,
    ru: `Вызов: barline resolve НОМЕР… [--namespace spotify|local]

Печатает ссылку, которую означает номер кода, по реестру этого компьютера; код выхода 5, если она неизвестна.
Каждый ответ — одна строка; вместо номера можно дать - (стандартный ввод, номер в строке). Отказ — пустая строка.

Параметры
  --namespace ИМЯ   искать только там: spotify или local — номера, выданные сервером Barline
  --json            один объект JSON: media_ref, status, via, namespace, uri, url, type, id, origin, since
  --jsonl           по объекту JSON в строке на каждый номер, включая неизвестные

Примеры
  barline resolve 57639171874                 spotify:playlist:37i9dQZF1DWZq91oLsHZvy`,
  },
  options: { ...LINE_OPTIONS, namespace: { type: 'string' } },
  operands: [1, Number.POSITIVE_INFINITY],
  async run(call) {
    const namespace = readNamespace(call.options.namespace, call.language, 'resolve');
    const { withCodes } = await import('../registry.ts');
    return withCodes(call.env, (codes) =>
      answerEach(call, async (input) => {
        const mediaRef = readReference(input);
        const resolution = await codes.resolve(mediaRef, namespace);
        if (resolution === null) throw new Failure('unknown_reference', { media_ref: mediaRef });
        if (resolution.namespace === 'local') call.output.note(LOCAL_LABEL);
        return { line: resolution.uri, json: { media_ref: String(mediaRef), ...resolution } };
      }),
    );
  },
});
