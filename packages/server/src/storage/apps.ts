import { hash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { StoreParts } from './parts.ts';
import { revokeGrants } from './revoke-grants.ts';
import type { Schema, Switch } from './schema.ts';

/** A client secret as it is kept: SHA-256, hexadecimal (secrets are 128 random bits). Times are ms since 1970. */
type SecretHash = { readonly hash: string; readonly createdAt: number; readonly revokedAt: number | null };

export type App = {
  /** 32 hexadecimal digits. */
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
  readonly website: string | null;
  /** The user it belongs to; `null`: the operator. */
  readonly ownerId: string | null;
  readonly redirectUris: readonly string[];
  /** It has no secret: PKCE is required, client credentials are refused. */
  readonly public: boolean;
  /** It may use the implicit grant where the profile still has it. */
  readonly implicit: boolean;
  /** Redirects carry `iss` (RFC 9207). */
  readonly issParameter: boolean;
  /** Only the users of `allowList` (and the owner) get answers from the Web API. */
  readonly developmentMode: boolean;
  /** Ids of users. */
  readonly allowList: readonly string[];
  readonly secretHashes: readonly SecretHash[];
  readonly createdAt: number;
  readonly deletedAt: number | null;
};

type Fields = Pick<App, 'name' | 'redirectUris'> &
  Partial<Omit<App, 'clientId' | 'secretHashes' | 'createdAt' | 'deletedAt'>>;

export type AppStore = {
  /** The app unless it is unknown or deleted. */
  find(clientId: string): Promise<App | null>;
  /** `secret` is shown once and kept only as its hash; `null` for a public app. */
  create(fields: Fields & { clientId?: string; secret?: string }): Promise<{ app: App; secret: string | null }>;
  /** The changed app, or `null` where there is none. */
  update(clientId: string, fields: Partial<Fields>): Promise<App | null>;
  /** A further secret; of more than two active ones the oldest ends. `revokeOld` ends all others at once. */
  rotateSecret(clientId: string, options?: { revokeOld?: boolean }): Promise<{ app: App; secret: string } | null>;
  /** Ends one secret at once, named by its hash. */
  revokeSecret(clientId: string, hash: string): Promise<App | null>;
  /** Ends every token of the app and forgets who approved it. False where there is none. */
  remove(clientId: string): Promise<boolean>;
  /** Ends every token of the app; it stays. */
  revokeAll(clientId: string): Promise<void>;
  listByOwner(ownerId: string): Promise<readonly App[]>;
  listAll(): Promise<readonly App[]>;
};

/** So that one can be replaced by the next without a gap. */
const ACTIVE_SECRETS = 2;

export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}

export function createAppStore(parts: StoreParts): AppStore {
  const { database, clock, random, changes } = parts;
  const newSecret = () => random(16).toString('hex');

  async function find(clientId: string): Promise<App | null> {
    const [row] = await database.read<Row>('select * from apps where client_id = ? and deleted_at is null', [clientId]);
    return row ? toApp(row) : null;
  }

  /** Reads, changes and writes in one transaction. */
  async function change(clientId: string, step: (app: App) => Partial<App>): Promise<App | null> {
    const changed = await database.run((query) =>
      query.transaction().execute(async (transaction) => {
        const select = transaction
          .selectFrom('apps')
          .selectAll()
          .where('client_id', '=', clientId)
          .where('deleted_at', 'is', null);
        const locked = database.location.kind === 'postgres' ? select.forUpdate() : select;
        const row = await locked.executeTakeFirst();
        if (!row) return null;
        const before = toApp(row);
        const app = { ...before, ...step(before) };
        await transaction.updateTable('apps').set(toRow(app)).where('client_id', '=', clientId).execute();
        await changes.note(transaction, [{ kind: 'app-changed', subject: clientId }]);
        return app;
      }),
    );
    await changes.catchUp();
    return changed;
  }

  const list = (where: (query: Kysely<Schema>) => Promise<Row[]>) =>
    database.run(async (query) => (await where(query)).map(toApp));
  const select = (query: Kysely<Schema>) =>
    query.selectFrom('apps').selectAll().where('deleted_at', 'is', null).orderBy('created_at').orderBy('client_id');

  return {
    find,
    async create({ secret = newSecret(), clientId = random(16).toString('hex'), ...fields }) {
      const createdAt = clock.now();
      const app: App = {
        clientId,
        description: '',
        website: null,
        ownerId: null,
        public: false,
        implicit: false,
        issParameter: false,
        developmentMode: false,
        allowList: [],
        createdAt,
        deletedAt: null,
        ...fields,
        secretHashes: fields.public ? [] : [{ hash: hashSecret(secret), createdAt, revokedAt: null }],
      };
      await database.run((query) => query.insertInto('apps').values(toRow(app)).execute());
      return { app, secret: fields.public ? null : secret };
    },
    update: (clientId, fields) => change(clientId, () => withoutUndefined(fields)),
    async rotateSecret(clientId, { revokeOld = false } = {}) {
      const secret = newSecret();
      const now = clock.now();
      const app = await change(clientId, ({ secretHashes }) => {
        const active = secretHashes.filter(({ revokedAt }) => revokedAt === null);
        const kept = revokeOld ? [] : active.slice(-(ACTIVE_SECRETS - 1));
        return {
          public: false,
          secretHashes: [...kept, { hash: hashSecret(secret), createdAt: now, revokedAt: null }],
        };
      });
      return app && { app, secret };
    },
    revokeSecret: (clientId, revoked) =>
      change(clientId, ({ secretHashes }) => ({ secretHashes: secretHashes.filter(({ hash }) => hash !== revoked) })),
    async remove(clientId) {
      const removed = await database.run((query) =>
        query.transaction().execute(async (transaction) => {
          const rows = await transaction
            .updateTable('apps')
            .set({ deleted_at: clock.now() })
            .where('client_id', '=', clientId)
            .where('deleted_at', 'is', null)
            .returning('client_id')
            .execute();
          if (rows.length === 0) return false;
          await transaction.deleteFrom('authorizations').where('client_id', '=', clientId).execute();
          await revokeGrants(transaction, parts, { clientId }, 'app_deleted');
          await changes.note(transaction, [{ kind: 'app-changed', subject: clientId }]);
          return true;
        }),
      );
      await changes.catchUp();
      return removed;
    },
    async revokeAll(clientId) {
      await database.run((query) =>
        query.transaction().execute((transaction) => revokeGrants(transaction, parts, { clientId }, 'operator')),
      );
      await changes.catchUp();
    },
    listByOwner: (ownerId) => list((query) => select(query).where('owner_id', '=', ownerId).execute()),
    listAll: () => list((query) => select(query).execute()),
  };
}

type Row = Selectable<Schema['apps']>;

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function toApp(row: Row): App {
  return {
    clientId: row.client_id,
    name: row.name,
    description: row.description,
    website: row.website,
    ownerId: row.owner_id,
    redirectUris: JSON.parse(row.redirect_uris),
    public: row.public === 1,
    implicit: row.implicit === 1,
    issParameter: row.iss_parameter === 1,
    developmentMode: row.development_mode === 1,
    allowList: JSON.parse(row.allow_list),
    secretHashes: JSON.parse(row.secrets),
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}

function toRow(app: App): Row {
  return {
    client_id: app.clientId,
    name: app.name,
    description: app.description,
    website: app.website,
    owner_id: app.ownerId,
    redirect_uris: JSON.stringify(app.redirectUris),
    public: toSwitch(app.public),
    implicit: toSwitch(app.implicit),
    iss_parameter: toSwitch(app.issParameter),
    development_mode: toSwitch(app.developmentMode),
    allow_list: JSON.stringify(app.allowList),
    secrets: JSON.stringify(app.secretHashes),
    created_at: app.createdAt,
    deleted_at: app.deletedAt,
  };
}

function toSwitch(on: boolean): Switch {
  return on ? 1 : 0;
}
