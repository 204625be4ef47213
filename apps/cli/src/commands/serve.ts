import { defineCommand, type Options } from '../command.ts';

export const SERVE_OPTIONS = {
  sandbox: { type: 'boolean' },
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
} as const satisfies Options;

export const serve = defineCommand({
  help: {
    en: `Usage: barline serve [--sandbox] [--port N] [--host H]

Serves the site and the HTTP API until it is stopped with Ctrl+C or SIGTERM (exit 0). Requests are
logged as lines of JSON on standard output, on a terminal only with --verbose.

Options
  --sandbox         for trying and testing: a demo account and app, controls under /sandbox/, and numbers of this
                    server's own for links that Spotify cannot be asked about
  -p, --port N      port, default 8080; 0 takes any free one
  --host H          address to listen at, default 127.0.0.1: this machine only

Settings from the environment (an option wins): PORT, HOST, BARLINE_DATA_DIR, BARLINE_DATABASE_URL, BARLINE_PUBLIC_URL,
BARLINE_STRIP_URL (off: no network), BARLINE_REGISTRY, BARLINE_SYMBOL, BARLINE_RESOLVER_URL, BARLINE_PROFILE,
BARLINE_REFRESH_GRACE_SECONDS, BARLINE_MASTER_KEY, BARLINE_ADMIN_TOKEN, BARLINE_TRUSTED_PROXIES

Examples
  barline serve --sandbox
  BARLINE_DATABASE_URL=postgres://barline@db/barline barline serve --host 0.0.0.0`,
    ru: `Вызов: barline serve [--sandbox] [--port N] [--host H]

Запускает сайт и HTTP API; остановка — Ctrl+C или SIGTERM (код выхода 0). Запросы записываются
строками JSON в стандартный вывод, а в терминале — только с --verbose.

Параметры
  --sandbox         для проб и тестов: демо-аккаунт и демо-приложение, управление под /sandbox/ и свои номера
                    для ссылок, о которых нельзя спросить Spotify
  -p, --port N      порт, по умолчанию 8080; 0 — любой свободный
  --host H          адрес, по умолчанию 127.0.0.1: только этот компьютер

Настройки из окружения (параметр важнее): PORT, HOST, BARLINE_DATA_DIR, BARLINE_DATABASE_URL, BARLINE_PUBLIC_URL,
BARLINE_STRIP_URL (off: без сети), BARLINE_REGISTRY, BARLINE_SYMBOL, BARLINE_RESOLVER_URL, BARLINE_PROFILE,
BARLINE_REFRESH_GRACE_SECONDS, BARLINE_MASTER_KEY, BARLINE_ADMIN_TOKEN, BARLINE_TRUSTED_PROXIES

Примеры
  barline serve --sandbox
  BARLINE_DATABASE_URL=postgres://barline@db/barline barline serve --host 0.0.0.0`,
  },
  options: SERVE_OPTIONS,
  operands: [0, 0],
  stopsItself: true,
  run: async (call) => (await import('../serve-site.ts')).serveSite(call),
});
