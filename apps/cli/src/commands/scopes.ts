import type { Text } from '@barline/messages';
import { defineCommand, type Options } from '../command.ts';
import { wrongUsage } from '../usage.ts';

const SCOPES_OPTIONS = { json: { type: 'boolean' } } as const satisfies Options;

const TEXTS = {
  operation: {
    en: 'After “scopes” comes list or for, not “{operation}”.',
    ru: 'После «scopes» идёт list или for, а не «{operation}».',
  },
  call: {
    en: 'The call is missing, as in: GET /v1/me/playlists',
    ru: 'Не указан запрос, например: GET /v1/me/playlists',
  },
  unknown: { en: 'No call “{call}” of the Web API is known.', ru: 'Запроса «{call}» в Web API нет.' },
  none: { en: '{endpoint} works with any token.', ru: 'Для {endpoint} подойдёт любой токен.' },
  optional: { en: 'adds to the answer', ru: 'дополняет ответ' },
  instead: { en: 'instead: {scopes}', ru: 'вместо этого: {scopes}' },
} satisfies Record<string, Text>;

export const scopes = defineCommand({
  help: {
    en: `Usage: barline scopes list [--json]
       barline scopes for CALL… [--json]

The permissions that an app may ask a person for. for prints the smallest set with which the calls of the Web API work,
one a line; what only adds to an answer is marked. Works offline.

Options
  --json            list: name, what people read, calls. for: scopes, alternatives, adds

Examples
  barline scopes list
  barline scopes for 'GET /v1/me/playlists'
  barline scopes for 'PUT /v1/me/player/play' 'GET /v1/me/player'`,
    ru: `Вызов: barline scopes list [--json]
       barline scopes for ЗАПРОС… [--json]

Разрешения, о которых приложение может попросить человека. for печатает наименьший набор, с которым работают запросы
Web API, по одному в строке; то, что лишь дополняет ответ, помечено. Сеть не нужна.

Параметры
  --json            list: имя, что читает человек, запросы. for: scopes, alternatives, adds

Примеры
  barline scopes list
  barline scopes for 'GET /v1/me/playlists'
  barline scopes for 'PUT /v1/me/player/play' 'GET /v1/me/player'`,
  },
  options: SCOPES_OPTIONS,
  operands: [1, 100],
  async run({ operands: [operation, ...calls], options, output, language }) {
    const refuse = (text: Text, values: Record<string, string> = {}) => wrongUsage(language, text, values, 'scopes');
    const { endpointsOf, findEndpoint, findScope, SCOPES, scopesFor } = await import('@barline/auth/scopes');
    if (operation === 'list') {
      if (calls.length > 0) throw refuse(TEXTS.operation, { operation: `list ${calls[0]}` });
      const rows = SCOPES.map((scope) => ({
        scope: scope.name,
        consent: scope.consent,
        endpoints: endpointsOf(scope),
      }));
      if (options.json) output.print(JSON.stringify({ scopes: rows }));
      else for (const { scope, consent } of rows) output.print(`${scope.padEnd(WIDTH)}${consent[language]}`);
      return 0;
    }
    if (operation !== 'for') throw refuse(TEXTS.operation, { operation });
    if (calls.length === 0) throw refuse(TEXTS.call);
    const endpoints = joinMethods(calls).map((call) => {
      const endpoint = findEndpoint(call);
      if (endpoint === null) throw refuse(TEXTS.unknown, { call });
      return endpoint;
    });
    const needed = scopesFor(endpoints);
    const adds = [...new Set(endpoints.flatMap((endpoint) => endpoint.adds))].filter((name) => !needed.includes(name));
    const alternatives = endpoints.length === 1 ? endpoints[0].alternatives : [];
    if (options.json) {
      output.print(
        JSON.stringify({ calls: endpoints.map(({ endpoint }) => endpoint), scopes: needed, alternatives, adds }),
      );
      return 0;
    }
    for (const name of needed) output.print(name.padEnd(WIDTH) + findScope(name)!.consent[language]);
    for (const name of adds) {
      output.print(`${name.padEnd(WIDTH)}(${TEXTS.optional[language]}) ${findScope(name)!.consent[language]}`);
    }
    if (needed.length === 0)
      output.note(TEXTS.none, { endpoint: endpoints.map(({ endpoint }) => endpoint).join(', ') });
    for (const set of alternatives) output.note(TEXTS.instead, { scopes: set.join(' ') });
    return 0;
  },
});

const WIDTH = 30;

/** `GET /v1/me` is one call, also where it was not quoted. */
function joinMethods(words: readonly string[]): string[] {
  const calls: string[] = [];
  for (const word of words) {
    if (/^(get|put|post|delete|patch|head)$/i.test(calls.at(-1) ?? '')) calls[calls.length - 1] += ` ${word}`;
    else calls.push(word);
  }
  return calls;
}
