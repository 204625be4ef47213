import { encode as encodeReference } from '@barline/codes';
import { defineCommand } from '../command.ts';
import { answerEach, LINE_OPTIONS } from '../lines.ts';
import { readNamespace, readReference } from '../operands.ts';

export const encode = defineCommand({
  help: {
    en: `Usage: barline encode REF… [--namespace spotify|local]

Prints the 23 bar heights of a media reference, from 0 to 7, left to right. Pure maths: no network, no registry.
Each answer is one line; REF may be - for standard input, one reference a line. A refused one gives an empty line.

Options
  --namespace NAME  whose reference it is: spotify (default), or local for one that a Barline server assigned
  --json            one JSON object: media_ref, namespace, levels
  --jsonl           one JSON object a line for each reference, refused ones included

Examples
  barline encode 57639171874                  0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0
  seq 1 1000 | barline encode - > levels.txt`,
    ru: `Вызов: barline encode НОМЕР… [--namespace spotify|local]

Печатает 23 высоты штрихов для номера кода, от 0 до 7, слева направо. Чистая математика: без сети и реестра.
Каждый ответ — одна строка; вместо номера можно дать - (стандартный ввод, номер в строке). Отказ — пустая строка.

Параметры
  --namespace ИМЯ   чей это номер: spotify (по умолчанию) или local — выданный сервером Barline
  --json            один объект JSON: media_ref, namespace, levels
  --jsonl           по объекту JSON в строке на каждый номер, включая отказы

Примеры
  barline encode 57639171874                  0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0
  seq 1 1000 | barline encode - > levels.txt`,
  },
  options: { ...LINE_OPTIONS, namespace: { type: 'string' } },
  operands: [1, Number.POSITIVE_INFINITY],
  run(call) {
    const namespace = readNamespace(call.options.namespace, call.language, 'encode') ?? 'spotify';
    return answerEach(call, (input) => {
      const mediaRef = readReference(input);
      const levels = encodeReference(mediaRef, namespace);
      return { line: levels.join(','), json: { media_ref: String(mediaRef), namespace, levels } };
    });
  },
});
