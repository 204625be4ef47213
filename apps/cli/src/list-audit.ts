import { EXIT, type Text } from '@barline/messages';
import type { Accounts } from '@barline/server';
import { withAccounts } from './accounts.ts';
import type { Call } from './command.ts';
import type { AUDIT_OPTIONS } from './commands/audit.ts';
import { wrongUsage } from './usage.ts';

type AuditCall = Call<typeof AUDIT_OPTIONS>;
type Whose = Parameters<Accounts['audit']['listOf']>[0];

const MOST = 10_000;

const TEXTS = {
  both: { en: 'Either --user or --app, not both.', ru: 'Либо --user, либо --app.' },
  limit: { en: '--limit is a whole number from 1 to 10000.', ru: '--limit — целое число от 1 до 10000.' },
  user: { en: 'There is no user {username}.', ru: 'Пользователя {username} нет.' },
} satisfies Record<string, Text>;

/** `barline audit`: the security events of this server, the newest first. Returns the exit code. */
export async function listAudit(call: AuditCall): Promise<number> {
  const { options, output } = call;
  if (options.user !== undefined && options.app !== undefined) throw refuse(call, TEXTS.both);
  const limit = Number(options.limit ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw refuse(call, TEXTS.limit);
  const events = await withAccounts(call.env, async (accounts) => {
    const listed = await accounts.audit.listOf(await findWhose(accounts, call), limit);
    const names = new Map<string, string | null>();
    for (const { userId } of listed) {
      if (userId !== null && !names.has(userId)) {
        names.set(userId, (await accounts.users.findById(userId))?.username ?? null);
      }
    }
    return listed.map(({ at, kind, userId, clientId, address }) => ({
      at: new Date(at).toISOString(),
      kind,
      user_id: userId,
      username: userId === null ? null : (names.get(userId) ?? null),
      client_id: clientId,
      address,
    }));
  });
  if (options.json) output.print(JSON.stringify({ events }));
  else for (const event of events) output.print(options.jsonl ? JSON.stringify(event) : toLine(event));
  return EXIT.done;
}

async function findWhose({ users }: Accounts, call: AuditCall): Promise<Whose> {
  const { user: username, app: clientId } = call.options;
  if (clientId !== undefined) return { clientId };
  if (username === undefined) return 'all';
  const user = username.includes('\0') ? null : await users.findByUsername(username);
  if (!user) throw refuse(call, TEXTS.user, { username });
  return { userId: user.id };
}

type Line = { at: string; kind: string; user_id: string | null; username: string | null } & {
  client_id: string | null;
  address: string | null;
};

function toLine({ at, kind, user_id, username, client_id, address }: Line): string {
  const about = [
    user_id && `user=${username ?? user_id}`,
    client_id && `app=${client_id}`,
    address && `address=${address}`,
  ];
  return [at, kind, ...about.filter(Boolean)].join('  ');
}

function refuse({ language }: AuditCall, text: Text, values: Record<string, string> = {}) {
  return wrongUsage(language, text, values, 'audit');
}
