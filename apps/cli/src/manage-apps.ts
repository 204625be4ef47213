import { EXIT, type Text } from '@barline/messages';
import { type Accounts, type App, describeAppFault, readAppFields } from '@barline/server';
import { withAccounts } from './accounts.ts';
import type { Call } from './command.ts';
import type { APP_OPTIONS } from './commands/app.ts';
import { wrongUsage } from './usage.ts';

type AppCall = Call<typeof APP_OPTIONS>;

const TEXTS = {
  operation: {
    en: 'After “app” comes create, update, rotate-secret, list or delete, not “{operation}”.',
    ru: 'После «app» идёт create, update, rotate-secret, list или delete, а не «{operation}».',
  },
  name: { en: 'The option --name is missing.', ru: 'Нужен параметр --name.' },
  uris: { en: 'The option --redirect-uri is missing.', ru: 'Нужен параметр --redirect-uri.' },
  clientId: { en: 'Which app? Its client id is missing.', ru: 'Какое приложение? Не указан client id.' },
  unknownApp: { en: 'There is no app {clientId}.', ru: 'Приложения {clientId} нет.' },
  publicApp: { en: 'A public app has no secret.', ru: 'У открытого приложения нет секрета.' },
  unknownUser: { en: 'There is no user {username}.', ru: 'Пользователя {username} нет.' },
  fault: { en: '{fault}', ru: '{fault}' },
  deleted: { en: 'Deleted; its tokens are dead.', ru: 'Удалено; его токены больше не действуют.' },
  once: { en: 'The secret is shown this once.', ru: 'Секрет показан один раз.' },
} satisfies Record<string, Text>;

const OPERATIONS: Readonly<Record<string, (accounts: Accounts, call: AppCall) => Promise<void>>> = {
  create: createApp,
  update: updateApp,
  'rotate-secret': rotateSecret,
  list: listApps,
  delete: deleteApp,
};

/** `barline app …`. Returns the exit code. */
export async function manageApps(call: AppCall): Promise<number> {
  const [operation] = call.operands;
  if (!Object.hasOwn(OPERATIONS, operation)) throw refuse(call, TEXTS.operation, { operation });
  await withAccounts(call.env, (accounts) => OPERATIONS[operation](accounts, call));
  return EXIT.done;
}

async function createApp(accounts: Accounts, call: AppCall): Promise<void> {
  const { options, operands, output } = call;
  if (options.name === undefined) throw refuse(call, TEXTS.name);
  const fields = readFields(call, {
    name: options.name,
    description: options.description ?? '',
    website: options.website ?? '',
    redirectUris: [...(options['redirect-uri'] ?? []), ...operands.slice(1)],
  });
  const ownerId = options.owner === undefined ? null : await findUserId(accounts, call, options.owner);
  const { app, secret } = await accounts.apps.create({
    ...fields,
    ownerId,
    public: options.public ?? false,
    implicit: options.implicit ?? false,
  });
  await accounts.audit.record({ kind: 'app_created', userId: ownerId, clientId: app.clientId });
  print(call, { client_id: app.clientId, ...(secret && { client_secret: secret }), ...describe(app) });
  if (secret) output.note(TEXTS.once);
}

async function updateApp(accounts: Accounts, call: AppCall): Promise<void> {
  const { options, operands } = call;
  const before = await findApp(accounts, call);
  const uris = [...(options['redirect-uri'] ?? []), ...operands.slice(2)];
  const { name, description, website, public: isPublic, implicit, owner } = options;
  const others = [name, description, website, isPublic, implicit, owner];
  if (uris.length === 0 && others.every((given) => given === undefined)) throw refuse(call, TEXTS.uris);
  const fields = readFields(call, {
    name: name ?? before.name,
    description: description ?? before.description,
    website: website ?? before.website ?? '',
    redirectUris: uris.length === 0 ? before.redirectUris : uris,
  });
  const ownerId = owner === undefined ? before.ownerId : await findUserId(accounts, call, owner);
  const flows = { implicit: implicit ?? before.implicit, public: isPublic ?? before.public };
  const app = await accounts.apps.update(before.clientId, { ...fields, ...flows, ownerId });
  if (!app) throw refuse(call, TEXTS.unknownApp, { clientId: before.clientId });
  await accounts.audit.record({ kind: 'app_changed', userId: app.ownerId, clientId: app.clientId });
  print(call, { client_id: app.clientId, ...describe(app) });
}

async function rotateSecret(accounts: Accounts, call: AppCall): Promise<void> {
  const { clientId, public: isPublic } = await findApp(accounts, call);
  if (isPublic) throw refuse(call, TEXTS.publicApp);
  const rotated = await accounts.apps.rotateSecret(clientId, { revokeOld: call.options['revoke-old'] ?? false });
  if (!rotated) throw refuse(call, TEXTS.unknownApp, { clientId });
  await accounts.audit.record({ kind: 'secret_created', userId: rotated.app.ownerId, clientId });
  print(call, { client_id: clientId, client_secret: rotated.secret });
  call.output.note(TEXTS.once);
}

async function listApps(accounts: Accounts, call: AppCall): Promise<void> {
  const apps = await accounts.apps.listAll();
  const rows = [];
  for (const app of apps) {
    const owner = app.ownerId === null ? null : await accounts.users.findById(app.ownerId);
    rows.push({ client_id: app.clientId, ...describe(app), public: app.public, owner: owner?.username ?? null });
  }
  if (call.options.json) call.output.print(JSON.stringify({ apps: rows }));
  else for (const { client_id, name } of rows) call.output.print(`${client_id}  ${name}`);
}

async function deleteApp(accounts: Accounts, call: AppCall): Promise<void> {
  const { clientId, ownerId } = await findApp(accounts, call);
  await accounts.apps.remove(clientId);
  await accounts.audit.record({ kind: 'app_deleted', userId: ownerId, clientId });
  if (call.options.json) call.output.print(JSON.stringify({ client_id: clientId, deleted: true }));
  call.output.note(TEXTS.deleted);
}

function describe({ name, redirectUris }: App) {
  return { name, redirect_uris: redirectUris };
}

/** One JSON object, or a line for each value. */
function print({ options, output }: AppCall, answer: Readonly<Record<string, string | readonly string[]>>): void {
  if (options.json) output.print(JSON.stringify(answer));
  else for (const [name, value] of Object.entries(answer)) output.print(`${name}=${[value].flat().join(' ')}`);
}

function readFields(call: AppCall, given: Parameters<typeof readAppFields>[0]) {
  const read = readAppFields(given);
  if (read.ok) return read.fields;
  throw refuse(call, TEXTS.fault, {
    fault: read.faults.map((fault) => describeAppFault(fault, call.language)).join('; '),
  });
}

async function findApp({ apps }: Accounts, call: AppCall): Promise<App> {
  const clientId = call.operands[1];
  if (clientId === undefined) throw refuse(call, TEXTS.clientId);
  const app = /^[0-9a-f]{32}$/.test(clientId) ? await apps.find(clientId) : null;
  if (!app) throw refuse(call, TEXTS.unknownApp, { clientId });
  return app;
}

async function findUserId({ users }: Accounts, call: AppCall, username: string): Promise<string> {
  const user = username.includes('\0') ? null : await users.findByUsername(username);
  if (!user) throw refuse(call, TEXTS.unknownUser, { username });
  return user.id;
}

function refuse({ language }: AppCall, text: Text, values: Record<string, string> = {}) {
  return wrongUsage(language, text, values, 'app');
}
