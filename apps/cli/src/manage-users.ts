import { EXIT, type Text } from '@barline/messages';
import { type Accounts, cleanName, createPasswords, isEmail, isTooLong, readUsername } from '@barline/server';
import { withAccounts } from './accounts.ts';
import type { Call } from './command.ts';
import type { USER_OPTIONS } from './commands/user.ts';
import { wrongUsage } from './usage.ts';

type UserCall = Call<typeof USER_OPTIONS>;

const TEXTS = {
  operation: {
    en: 'After “user” comes create, disable or enable, not “{operation}”.',
    ru: 'После «user» идёт create, disable или enable, а не «{operation}».',
  },
  username: { en: 'The option --username is missing.', ru: 'Нужен параметр --username.' },
  badUsername: {
    en: 'A username has 1 to 64 letters, digits or . _ - @ +.',
    ru: 'В имени пользователя от 1 до 64 букв, цифр или знаков . _ - @ +.',
  },
  password: {
    en: 'The password is read from standard input only: add --password-stdin.',
    ru: 'Пароль читается только из стандартного ввода: добавьте --password-stdin.',
  },
  noPassword: {
    en: 'The first line of standard input is empty.',
    ru: 'Первая строка стандартного ввода пуста.',
  },
  badPassword: {
    en: 'The password is longer than 1024 bytes or is not UTF-8.',
    ru: 'Пароль длиннее 1024 байт или не в UTF-8.',
  },
  badEmail: { en: '{email} is not an e-mail address.', ru: '{email} — не адрес электронной почты.' },
  badCountry: { en: '--country is two capital letters.', ru: '--country — две заглавные буквы.' },
  badProduct: { en: '--product is premium or free.', ru: '--product — premium или free.' },
  badName: { en: 'A name has 1 to 64 visible characters.', ru: 'В имени от 1 до 64 видимых символов.' },
  taken: { en: 'The username {username} is taken.', ru: 'Имя {username} занято.' },
  who: { en: 'Which user? The username is missing.', ru: 'Какой пользователь? Не указано имя.' },
  unknown: { en: 'There is no user {username}.', ru: 'Пользователя {username} нет.' },
} satisfies Record<string, Text>;

/** Beyond this nobody's first line goes, in bytes. */
const MOST_INPUT = 64 * 1024;

/** `barline user …`. Returns the exit code. */
export async function manageUsers(call: UserCall): Promise<number> {
  const [operation] = call.operands;
  if (operation === 'create') await createUser(call);
  else if (operation === 'disable' || operation === 'enable') await setDisabled(call, operation === 'disable');
  else throw refuse(call, TEXTS.operation, { operation });
  return EXIT.done;
}

async function createUser(call: UserCall): Promise<void> {
  const { options } = call;
  const given = options.username ?? call.operands[1];
  if (given === undefined) throw refuse(call, TEXTS.username);
  const username = readUsername(given);
  if (username === null) throw refuse(call, TEXTS.badUsername);
  const { email = null, country = 'SE', product = 'premium' } = options;
  if (email !== null && !isEmail(email)) throw refuse(call, TEXTS.badEmail, { email });
  if (!/^[A-Z]{2}$/.test(country)) throw refuse(call, TEXTS.badCountry);
  if (product !== 'premium' && product !== 'free') throw refuse(call, TEXTS.badProduct);
  const displayName = cleanName(options['display-name'] ?? username, 64);
  if (displayName === null) throw refuse(call, TEXTS.badName);
  if (!options['password-stdin']) throw refuse(call, TEXTS.password);
  const password = await readPassword(call);
  const passwordHash = await createPasswords().hash(password);
  const user = await withAccounts(call.env, async ({ users, audit }) => {
    const created = await users.create({ username, displayName, email, country, product, passwordHash });
    if (created) await audit.record({ kind: 'sign_up', userId: created.id });
    return created;
  });
  if (!user) throw refuse(call, TEXTS.taken, { username });
  const answer = { id: user.id, username: user.username };
  call.output.print(options.json ? JSON.stringify(answer) : `${answer.id}  ${answer.username}`);
}

/** The first line of standard input, byte for byte, without the line feed. */
async function readPassword(call: UserCall): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of call.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (chunk.includes(10) || length > MOST_INPUT) break;
  }
  const input = Buffer.concat(chunks);
  const end = input.indexOf(10);
  const line = end < 0 ? input : input.subarray(0, end);
  if (line.length === 0) throw refuse(call, TEXTS.noPassword);
  try {
    const password = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    if (!isTooLong(password)) return password;
  } catch {
    // Said below.
  }
  throw refuse(call, TEXTS.badPassword);
}

async function setDisabled(call: UserCall, disabled: boolean): Promise<void> {
  const username = call.operands[1] ?? call.options.username;
  if (username === undefined) throw refuse(call, TEXTS.who);
  const user = await withAccounts(call.env, (accounts) => change(accounts, username, disabled));
  if (!user) throw refuse(call, TEXTS.unknown, { username });
  const answer = { id: user.id, username: user.username, disabled };
  if (call.options.json) call.output.print(JSON.stringify(answer));
}

async function change({ users, audit }: Accounts, name: string, disabled: boolean) {
  const username = readUsername(name);
  const user = username === null ? null : await users.findByUsername(username);
  if (!user) return null;
  await users.setDisabled(user.id, disabled);
  await audit.record({ kind: disabled ? 'user_disabled' : 'user_enabled', userId: user.id });
  return user;
}

function refuse({ language }: UserCall, text: Text, values: Record<string, string> = {}) {
  return wrongUsage(language, text, values, 'user');
}
