import { decode as decodeLevels } from '@barline/codes';
import { Failure } from '@barline/messages';
import { defineCommand } from '../command.ts';
import { answerEach, LINE_OPTIONS } from '../lines.ts';
import { FOREIGN_LABEL } from '../local-code.ts';
import { readLevels } from '../operands.ts';

export const decode = defineCommand({
  help: {
    en: `Usage: barline decode LEVELS…

Prints the media reference that 23 bar heights stand for. Pure maths: no network, no registry.
LEVELS are 23 heights from 0 to 7 with commas between them, left to right, beginning at the mark; measured heights such
as 4.3 may be given too. Wrong bars are corrected as far as the code allows; what is not sure is refused (exit 7).
Each answer is one line; LEVELS may be - for standard input, one code a line. A refused one gives an empty line.

Options
  --json            one JSON object: media_ref, namespace, levels (corrected), corrected_bits, confidence
  --jsonl           one JSON object a line for each input, refused ones included

Examples
  barline decode 0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0      57639171874
  barline decode - --jsonl < levels.txt`,
    ru: `Вызов: barline decode ВЫСОТЫ…

Печатает номер кода по 23 высотам штрихов. Чистая математика: без сети и реестра.
ВЫСОТЫ — 23 числа от 0 до 7 через запятую, слева направо, начиная от знака; можно дать и измеренные высоты, например
4.3. Неверные штрихи исправляются, насколько позволяет код; в чём нет уверенности, то отвергается (код выхода 7).
Каждый ответ — одна строка; вместо высот можно дать - (стандартный ввод, код в строке). Отказ — пустая строка.

Параметры
  --json            один объект JSON: media_ref, namespace, levels (исправленные), corrected_bits, confidence
  --jsonl           по объекту JSON в строке на каждый код, включая отказы

Примеры
  barline decode 0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0      57639171874
  barline decode - --jsonl < levels.txt`,
  },
  options: LINE_OPTIONS,
  operands: [1, Number.POSITIVE_INFINITY],
  run(call) {
    return answerEach(call, (input) => {
      const decoded = decodeLevels(readLevels(input));
      if (!decoded.ok) throw new Failure(decoded.reason);
      const { mediaRef, namespace, levels, correctedBits, confidence } = decoded;
      if (namespace === 'local') call.output.note(FOREIGN_LABEL);
      return {
        line: String(mediaRef),
        json: { media_ref: String(mediaRef), namespace, levels, corrected_bits: correctedBits, confidence },
      };
    });
  },
});
