import type { Text } from '@barline/messages';
import type { TokenCall } from './get.ts';

type FlowRow = {
  readonly flow: string;
  readonly person: boolean;
  readonly secret: boolean;
  readonly refresh: boolean;
  readonly runs: Text;
  readonly command: string | null;
};

/** Contract sections 2 to 5. */
const FLOWS: readonly FlowRow[] = [
  {
    flow: 'Authorization Code with PKCE',
    person: true,
    secret: false,
    refresh: true,
    runs: { en: 'terminal, desktop, phone, browser', ru: 'терминал, компьютер, телефон, браузер' },
    command: 'barline token get',
  },
  {
    flow: 'Authorization Code',
    person: true,
    secret: true,
    refresh: true,
    runs: { en: 'a server of your own', ru: 'свой сервер' },
    command: 'barline token get --flow code',
  },
  {
    flow: 'Client Credentials',
    person: false,
    secret: true,
    refresh: false,
    runs: { en: 'a server of your own', ru: 'свой сервер' },
    command: 'barline token get --app',
  },
  {
    flow: 'Implicit Grant',
    person: true,
    secret: false,
    refresh: false,
    runs: { en: 'switched off by Spotify 27 Nov 2025', ru: 'отключён Spotify 27 ноября 2025' },
    command: null,
  },
];

const HEADINGS: readonly Text[] = [
  { en: 'flow', ru: 'способ' },
  { en: 'person', ru: 'человек' },
  { en: 'secret', ru: 'секрет' },
  { en: 'refresh', ru: 'обновление' },
  { en: 'where it runs', ru: 'где работает' },
  { en: 'command', ru: 'команда' },
];

const YES: Text = { en: 'yes', ru: 'да' };
const NO: Text = { en: 'no', ru: 'нет' };

/** `barline token flows` */
export async function compareFlows({ options, output, language }: TokenCall): Promise<number> {
  if (options.json) {
    output.print(JSON.stringify({ flows: FLOWS.map((row) => ({ ...row, runs: row.runs[language] })) }));
    return 0;
  }
  const say = (yes: boolean) => (yes ? YES : NO)[language];
  const rows = [
    HEADINGS.map((heading) => heading[language]),
    ...FLOWS.map(({ flow, person, secret, refresh, runs, command }) => [
      flow,
      say(person),
      say(secret),
      say(refresh),
      runs[language],
      command ?? '',
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    output.print(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  return 0;
}
