import { sql, type Transaction } from 'kysely';
import type { DatabaseLocation } from '../location.ts';
import type { Schema } from '../schema.ts';

/** The accounts service. Times are milliseconds since 1970; lists are JSON; switches are 0 or 1. */
export async function up(transaction: Transaction<Schema>, kind: DatabaseLocation['kind']): Promise<void> {
  const { schema } = transaction;
  const strict = kind === 'sqlite' ? sql`strict` : sql``;
  // SQLite's integer holds 64 bits, PostgreSQL's only 32.
  const time = kind === 'sqlite' ? 'integer' : 'bigint';

  await schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('username', 'text', (column) => column.notNull())
    .addColumn('username_key', 'text', (column) => column.notNull().unique())
    .addColumn('display_name', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull().check(sql`product in ('premium', 'free')`))
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('disabled', 'integer', (column) => column.notNull())
    .addColumn('codes_after', time, (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable('apps')
    .addColumn('client_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('website', 'text')
    .addColumn('owner_id', 'text')
    .addColumn('redirect_uris', 'text', (column) => column.notNull())
    .addColumn('public', 'integer', (column) => column.notNull())
    .addColumn('implicit', 'integer', (column) => column.notNull())
    .addColumn('iss_parameter', 'integer', (column) => column.notNull())
    .addColumn('development_mode', 'integer', (column) => column.notNull())
    .addColumn('allow_list', 'text', (column) => column.notNull())
    .addColumn('secrets', 'text', (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('deleted_at', time)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('apps_owner').on('apps').column('owner_id').execute();

  await schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('seen_at', time, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('sessions_user').on('sessions').column('user_id').execute();

  await schema
    .createTable('authorizations')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('since', time, (column) => column.notNull())
    .addColumn('since_wall', time, (column) => column.notNull())
    .addPrimaryKeyConstraint('authorizations_pair', ['user_id', 'client_id'])
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('authorizations_app').on('authorizations').column('client_id').execute();

  // The id is that of the code: the primary key is what makes a code single-use. Ids grow with time, so rows that are
  // made together are kept together.
  const clustered = kind === 'sqlite' ? sql`strict, without rowid` : sql``;
  await schema
    .createTable('grants')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('secretless', 'integer', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('token_hash', 'text')
    .addColumn('previous_hash', 'text')
    .addColumn('rotated_at', time)
    .addColumn('authorized_at', time, (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('revoked_at', time)
    .addColumn('revoked_for', 'text')
    .modifyEnd(clustered)
    .execute();
  await schema.createIndex('grants_pair').on('grants').columns(['user_id', 'client_id']).execute();
  await schema.createIndex('grants_app').on('grants').column('client_id').execute();

  await schema
    .createTable('device_codes')
    .addColumn('device_hash', 'text', (column) => column.primaryKey())
    .addColumn('user_code', 'text', (column) => column.notNull().unique())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) =>
      column.notNull().check(sql`status in ('pending', 'approved', 'denied', 'redeemed')`),
    )
    .addColumn('user_id', 'text')
    .addColumn('grant_id', 'text', (column) => column.notNull())
    .addColumn('pause', 'integer', (column) => column.notNull())
    .addColumn('polled_at', time)
    .addColumn('decided_at', time)
    .addColumn('decided_wall', time)
    .addColumn('expires_at', time, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('device_codes_age').on('device_codes').column('expires_at').execute();

  const serial = kind === 'sqlite' ? 'integer' : 'bigserial';
  await schema
    .createTable('changes')
    .addColumn('seq', serial, (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('at_wall', time, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable('keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('active_from_wall', time, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable('audit')
    .addColumn('seq', serial, (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('at', time, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('client_id', 'text')
    .addColumn('address', 'text')
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('audit_user').on('audit').columns(['user_id', 'seq']).execute();
  await schema.createIndex('audit_app').on('audit').columns(['client_id', 'seq']).execute();

  await schema
    .createTable('usage')
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('count', time, (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_day', ['client_id', 'day', 'what'])
    .modifyEnd(strict)
    .execute();
}
