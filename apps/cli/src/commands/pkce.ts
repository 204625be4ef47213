import type { Text } from '@barline/messages';
import { defineCommand, type Options } from '../command.ts';
import { wrongUsage } from '../usage.ts';

const PKCE_OPTIONS = { length: { type: 'string' }, json: { type: 'boolean' } } as const satisfies Options;

const TEXTS = {
  operation: {
    en: 'After “pkce” comes new or challenge, not “{operation}”.',
    ru: 'После «pkce» идёт new или challenge, а не «{operation}».',
  },
  verifier: {
    en: 'The verifier is missing; - reads it from standard input.',
    ru: 'Не указан верификатор; - читает его из стандартного ввода.',
  },
  extra: { en: '“{operand}” is one argument too many.', ru: '«{operand}» — лишний аргумент.' },
} satisfies Record<string, Text>;

export const pkce = defineCommand({
  help: {
    en: `Usage: barline pkce new [--length N] [--json]
       barline pkce challenge VERIFIER|-

new makes a random code verifier (RFC 7636) and its challenge; challenge prints the S256 challenge of a verifier:
base64url of its SHA-256, without padding.

Options
  --length N        of the verifier: 43 to 128 characters; 64 unless given
  --json            one JSON object: code_verifier, code_challenge, code_challenge_method

Examples
  barline pkce new --length 128
  barline pkce challenge dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    ru: `Вызов: barline pkce new [--length N] [--json]
       barline pkce challenge ВЕРИФИКАТОР|-

new создаёт случайный code verifier (RFC 7636) и его challenge; challenge печатает S256-challenge верификатора:
base64url от SHA-256, без дополнения.

Параметры
  --length N        длина верификатора: от 43 до 128 знаков; по умолчанию 64
  --json            один объект JSON: code_verifier, code_challenge, code_challenge_method

Примеры
  barline pkce new --length 128
  barline pkce challenge dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
  },
  options: PKCE_OPTIONS,
  operands: [1, 2],
  async run({ operands: [operation, operand], options, output, language, stdin }) {
    const refuse = (text: Text, values: Record<string, string> = {}) => wrongUsage(language, text, values, 'pkce');
    const { challengeOf, createPkce } = await import('@barline/auth');
    const { toFailure } = await import('../token/failure.ts');
    try {
      if (operation === 'new') {
        if (operand !== undefined) throw refuse(TEXTS.extra, { operand });
        const made = await createPkce(options.length === undefined ? undefined : readLength(options.length));
        if (options.json) output.print(JSON.stringify(made));
        else for (const [name, value] of Object.entries(made)) output.print(`${name}=${value}`);
        return 0;
      }
      if (operation !== 'challenge') throw refuse(TEXTS.operation, { operation });
      if (operand === undefined) throw refuse(TEXTS.verifier);
      const code_challenge = await challengeOf(operand === '-' ? await readFirstLine(stdin) : operand);
      output.print(options.json ? JSON.stringify({ code_challenge, code_challenge_method: 'S256' }) : code_challenge);
      return 0;
    } catch (error) {
      throw toFailure(error, { provider: '', redirectUri: '' });
    }
  },
});

function readLength(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

async function readFirstLine(stdin: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString().split(/\r?\n/, 1)[0];
}
