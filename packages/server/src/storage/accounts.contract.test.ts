import { afterAll, describe, expect, it, vi } from 'vitest';
import { createClock } from '../clock.ts';
import { createRandomBytes } from '../random.ts';
import { type App, createAppStore, hashSecret } from './apps.ts';
import { createAuditStore } from './audit.ts';
import { createAuthorizationStore } from './authorizations.ts';
import { type Change, createChanges } from './changes.ts';
import { openDatabase } from './database.ts';
import { postgresForTests, sqliteForTests } from './databases-for-tests.ts';
import { createDeviceCodeStore } from './device-codes.ts';
import { newGrantId } from './grant-id.ts';
import { createGrantStore, type NewGrant } from './grants.ts';
import { createKeyStore } from './keys.ts';
import type { DatabaseLocation } from './location.ts';
import { createSessionStore } from './sessions.ts';
import { createUsageStore } from './usage.ts';
import { createUserStore } from './users.ts';

// Real waits and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const sqlite = await sqliteForTests();
const postgres = await postgresForTests();
const DAY = 24 * 3600_000;

describe('over SQLite', () => contract(sqlite));
describe('over PostgreSQL', () => {
  if (typeof postgres === 'string') it.skip(postgres, () => {});
  else contract(postgres);
});

async function openStores(location: DatabaseLocation) {
  const clock = createClock();
  const database = await openDatabase(location, () => new Date());
  const changes = createChanges(database, clock);
  const parts = { database, clock, changes, random: createRandomBytes() };
  return {
    ...parts,
    users: createUserStore(parts),
    apps: createAppStore(parts),
    sessions: createSessionStore(parts),
    authorizations: createAuthorizationStore(parts),
    grants: createGrantStore(parts),
    device: createDeviceCodeStore(parts),
    audit: createAuditStore(parts),
    usage: createUsageStore(parts),
    keys: createKeyStore(parts),
  };
}

type Stores = Awaited<ReturnType<typeof openStores>>;

function contract(databases: Exclude<typeof postgres, string>): void {
  const opened: Stores[] = [];
  afterAll(async () => {
    await Promise.all(opened.map(({ database }) => database.close()));
    await databases.close();
  });

  async function open(location?: DatabaseLocation): Promise<Stores> {
    const stores = await openStores(location ?? (await databases.fresh()));
    opened.push(stores);
    return stores;
  }

  let names = 0;
  const createUser = async ({ users }: Stores, username = `name${++names}`) =>
    (await users.create({
      username,
      displayName: 'A Name',
      email: null,
      country: 'SE',
      product: 'free',
      passwordHash: 'hash',
    }))!;

  /** A user who approved an app, and a grant that is not stored yet. */
  async function prepareGrant(stores: Stores): Promise<{ grant: NewGrant; app: App }> {
    const user = await createUser(stores);
    const { app } = await stores.apps.create({ name: 'App', redirectUris: [] });
    await stores.authorizations.grant(user.id, app.clientId, ['user-read-email']);
    const grant = {
      id: newGrantId(stores.clock.wall(), stores.random),
      clientId: app.clientId,
      userId: user.id,
      scopes: 'user-read-email',
      secretless: true,
      tokenHash: hashSecret('first'),
      authorizedAt: stores.clock.now(),
    };
    return { grant, app };
  }

  describe('users', () => {
    it('are found by id and by name, whatever its case', async () => {
      const stores = await open();
      const user = await createUser(stores, 'Ünïcode.Name');
      expect(user.id).toMatch(/^31[A-Za-z0-9]{26}$/);
      expect(await stores.users.findById(user.id)).toEqual(user);
      expect(await stores.users.findByUsername('üNÏCODE.NAME')).toEqual(user);
      expect(await stores.users.findByUsername('other')).toBeNull();
      expect(await stores.users.list()).toEqual([user]);
    });

    it('have names of their own, also when two come at once', async () => {
      const stores = await open();
      const both = await Promise.all([createUser(stores, 'same'), createUser(stores, 'SAME')]);
      expect(both.filter((user) => user !== null)).toHaveLength(1);
    });

    it('change', async () => {
      const stores = await open();
      const { id } = await createUser(stores);
      await stores.users.update(id, { displayName: 'New', email: 'a@b.example' });
      expect(await stores.users.findById(id)).toMatchObject({
        displayName: 'New',
        email: 'a@b.example',
        country: 'SE',
      });
      await stores.users.setPassword(id, 'other');
      expect((await stores.users.findById(id))?.passwordHash).toBe('other');
    });

    it('lose everything when they are removed', async () => {
      const stores = await open();
      const { grant } = await prepareGrant(stores);
      await stores.grants.redeem(grant, stores.clock.wall());
      const { token } = await stores.sessions.create(grant.userId);
      await stores.users.remove(grant.userId);
      expect(await stores.users.findById(grant.userId)).toBeNull();
      expect(await stores.sessions.find(token)).toBeNull();
      expect(await stores.grants.find(grant.id)).toBeNull();
      expect(await stores.authorizations.listOf(grant.userId)).toEqual([]);
    });
  });

  describe('apps', () => {
    it('are kept whole; the secret only as a hash', async () => {
      const stores = await open();
      const { app, secret } = await stores.apps.create({
        name: 'A',
        redirectUris: ['a:b', 'https://x/'],
        implicit: true,
      });
      expect([app.clientId, secret]).toEqual([
        expect.stringMatching(/^[0-9a-f]{32}$/),
        expect.stringMatching(/^[0-9a-f]{32}$/),
      ]);
      expect(await stores.apps.find(app.clientId)).toEqual(app);
      expect(app.secretHashes).toEqual([{ hash: hashSecret(secret!), createdAt: app.createdAt, revokedAt: null }]);
      expect(JSON.stringify(app)).not.toContain(secret);
    });

    it('have no secret where they are public', async () => {
      const { apps } = await open();
      const { app, secret } = await apps.create({ name: 'A', redirectUris: [], public: true });
      expect([secret, app.secretHashes]).toEqual([null, []]);
    });

    it('keep two secrets, or only the newest', async () => {
      const { apps } = await open();
      const { app, secret } = await apps.create({ name: 'A', redirectUris: [] });
      const second = (await apps.rotateSecret(app.clientId))!;
      expect(second.app.secretHashes.map(({ hash }) => hash)).toEqual([secret!, second.secret].map(hashSecret));
      const third = (await apps.rotateSecret(app.clientId))!;
      expect(third.app.secretHashes.map(({ hash }) => hash)).toEqual([second.secret, third.secret].map(hashSecret));
      const last = (await apps.rotateSecret(app.clientId, { revokeOld: true }))!;
      expect(last.app.secretHashes.map(({ hash }) => hash)).toEqual([hashSecret(last.secret)]);
      expect((await apps.revokeSecret(app.clientId, hashSecret(last.secret)))?.secretHashes).toEqual([]);
      expect(await apps.rotateSecret('0'.repeat(32))).toBeNull();
    });

    it('keep both secrets when two are made at once', async () => {
      const { apps } = await open();
      const { app } = await apps.create({ name: 'A', redirectUris: [] });
      const both = await Promise.all([apps.rotateSecret(app.clientId), apps.rotateSecret(app.clientId)]);
      const kept = (await apps.find(app.clientId))!.secretHashes.map(({ hash }) => hash).toSorted();
      expect(kept).toEqual(both.map((made) => hashSecret(made!.secret)).toSorted());
    });

    it('are listed by owner, and gone when removed', async () => {
      const stores = await open();
      const { app } = await stores.apps.create({ name: 'A', redirectUris: [], ownerId: 'me' });
      const other = await stores.apps.create({ name: 'B', redirectUris: [] });
      await stores.apps.update(app.clientId, { name: 'New', allowList: ['x'] });
      expect(await stores.apps.listByOwner('me')).toMatchObject([{ name: 'New', allowList: ['x'] }]);
      expect(await stores.apps.remove(app.clientId)).toBe(true);
      expect(await stores.apps.remove(app.clientId)).toBe(false);
      expect(await stores.apps.find(app.clientId)).toBeNull();
      expect(await stores.apps.update(app.clientId, { name: 'x' })).toBeNull();
      expect((await stores.apps.listAll()).map(({ clientId }) => clientId)).toEqual([other.app.clientId]);
    });
  });

  describe('sessions', () => {
    it('open with their token only, and end', async () => {
      const { sessions } = await open();
      const first = await sessions.create('u', { agent: 'Browser', address: '127.0.0.1' });
      const second = await sessions.create('u');
      const third = await sessions.create('u');
      expect(await sessions.find(first.token)).toEqual(first.session);
      expect(await sessions.find(first.session.id)).toBeNull();
      expect(await sessions.listOf('u')).toHaveLength(3);
      await sessions.endById('other', first.session.id);
      expect(await sessions.find(first.token)).not.toBeNull();
      await sessions.endById('u', first.session.id);
      await sessions.endAllOf('u', second.token);
      expect((await sessions.listOf('u')).map(({ id }) => id)).toEqual([second.session.id]);
      expect(await sessions.find(third.token)).toBeNull();
      await sessions.end(second.token);
      expect(await sessions.find(second.token)).toBeNull();
    });

    it('end after a rest, and however busy after a while', async () => {
      const { sessions, clock } = await open();
      const resting = await sessions.create('a');
      const busy = await sessions.create('b');
      for (let day = 10; day < 90; day += 10) {
        clock.setOffset(day * DAY);
        expect(await sessions.find(busy.token)).not.toBeNull();
      }
      expect(await sessions.find(resting.token)).toBeNull();
      clock.setOffset(91 * DAY);
      expect(await sessions.find(busy.token)).toBeNull();
      await sessions.prune();
      clock.setOffset(0);
      expect(await sessions.find(resting.token)).toBeNull();
    });
  });

  describe('approvals', () => {
    it('grow, and end with everything that came from them', async () => {
      const stores = await open();
      const { grant } = await prepareGrant(stores);
      const { userId, clientId } = grant;
      const before = await stores.authorizations.find(userId, clientId);
      expect(before?.scopes).toEqual(['user-read-email']);
      const grown = await stores.authorizations.grant(userId, clientId, ['streaming', 'user-read-email']);
      expect(grown).toEqual({ ...before, scopes: ['user-read-email', 'streaming'] });
      expect(await stores.authorizations.listOf(userId)).toEqual([grown]);
      await stores.grants.redeem(grant, stores.clock.wall());
      expect(await stores.authorizations.remove(userId, clientId)).toBe(true);
      expect(await stores.authorizations.remove(userId, clientId)).toBe(false);
      expect(await stores.authorizations.find(userId, clientId)).toBeNull();
      expect((await stores.grants.find(grant.id))?.revokedAt).not.toBeNull();
    });

    it('lose nothing when they grow twice at once', async () => {
      const { authorizations } = await open();
      await Promise.all(['a', 'b', 'c', 'd'].map((scope) => authorizations.grant('u', 'c', [scope])));
      expect((await authorizations.find('u', 'c'))?.scopes.toSorted()).toEqual(['a', 'b', 'c', 'd']);
    });
  });

  describe('grants', () => {
    it('come from a code once, however many ask at once, from however many processes', async () => {
      const location = await databases.fresh();
      const [one, two] = await Promise.all([open(location), open(location)]);
      const { grant } = await prepareGrant(one);
      const wall = one.clock.wall();
      const redeemed = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 ? one : two).grants.redeem(grant, wall)),
      );
      expect(redeemed.filter(Boolean)).toHaveLength(1);
      expect(await two.grants.find(grant.id)).toEqual({
        ...grant,
        generation: 0,
        previousHash: null,
        rotatedAt: null,
        revokedAt: null,
      });
    });

    it('do not come from a code that was burned', async () => {
      const stores = await open();
      const { grant } = await prepareGrant(stores);
      expect(await stores.grants.burn(grant)).toBe(true);
      expect(await stores.grants.burn(grant)).toBe(false);
      expect(await stores.grants.redeem(grant, stores.clock.wall())).toBe(false);
      expect((await stores.grants.find(grant.id))?.revokedAt).not.toBeNull();
    });

    it('do not come from a code whose user or approval ended since', async () => {
      const stores = await open();
      const { users, authorizations, grants, clock } = stores;
      const { grant } = await prepareGrant(stores);
      const issued = clock.wall();
      await new Promise((resolve) => setTimeout(resolve, 3));
      await users.setDisabled(grant.userId, true);
      expect(await grants.redeem(grant, clock.wall() + 1)).toBe(false);
      await users.setDisabled(grant.userId, false);
      expect(await grants.redeem(grant, issued)).toBe(false);
      await authorizations.remove(grant.userId, grant.clientId);
      expect(await grants.redeem(grant, clock.wall() + 1)).toBe(false);
      await authorizations.grant(grant.userId, grant.clientId, []);
      expect(await grants.redeem(grant, issued)).toBe(false);
      expect(await grants.redeem(grant, clock.wall() + 1)).toBe(true);
    });

    it('rotate once for each present token, however many ask at once', async () => {
      const location = await databases.fresh();
      const [one, two] = await Promise.all([open(location), open(location)]);
      const { grant } = await prepareGrant(one);
      await one.grants.redeem(grant, one.clock.wall());
      const hashes = { from: grant.tokenHash!, to: hashSecret('second') };
      const rotated = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 ? one : two).grants.rotate(grant.id, hashes)),
      );
      expect(rotated.filter(Boolean)).toHaveLength(1);
      expect(await one.grants.find(grant.id)).toMatchObject({
        generation: 1,
        tokenHash: hashes.to,
        previousHash: hashes.from,
        rotatedAt: expect.any(Number),
      });
      await one.grants.revoke({ grantId: grant.id }, 'operator');
      expect(await two.grants.rotate(grant.id, { from: hashes.to, to: 'x' })).toBe(false);
    });

    it('are revoked by user, by app and by both, and forgotten later', async () => {
      const stores = await open();
      const { grants } = stores;
      const prepared = await Promise.all(Array.from({ length: 4 }, () => prepareGrant(stores)));
      for (const { grant } of prepared) await grants.add(grant);
      const [first, second, third, fourth] = prepared.map(({ grant }) => grant);
      await grants.revoke({ userId: first.userId }, 'operator');
      await grants.revoke({ clientId: second.clientId }, 'operator');
      await grants.revoke({ userId: third.userId, clientId: third.clientId }, 'operator');
      await grants.revoke({ userId: fourth.userId, clientId: third.clientId }, 'operator');
      const revoked = async () =>
        Promise.all(prepared.map(async ({ grant }) => (await grants.find(grant.id))?.revokedAt != null));
      expect(await revoked()).toEqual([true, true, true, false]);
      await stores.users.revokeAll(fourth.userId, 'operator');
      expect(await revoked()).toEqual([true, true, true, true]);
      stores.clock.setOffset(31 * DAY);
      await grants.prune(null);
      expect(await grants.find(first.id)).toBeNull();
    });

    it('pass their end when they are told to, and are forgotten after it', async () => {
      const stores = await open();
      const { grant } = await prepareGrant(stores);
      await stores.grants.add(grant);
      await stores.grants.prune(stores.clock.now());
      expect(await stores.grants.find(grant.id)).not.toBeNull();
      await stores.grants.expire({ userId: grant.userId });
      expect((await stores.grants.find(grant.id))?.authorizedAt).toBe(0);
      stores.clock.setOffset(31 * DAY);
      await stores.grants.prune(stores.clock.now());
      expect(await stores.grants.find(grant.id)).toBeNull();
    });
  });

  describe('device codes', () => {
    it('are decided once and asked after by their secret half', async () => {
      const { device, clock } = await open();
      const { deviceCode, userCode } = await device.create('app', ['streaming']);
      expect(await device.poll('x')).toBeNull();
      expect(await device.poll(deviceCode)).toMatchObject({ status: 'pending', polledAt: null, pause: 5 });
      await device.slowDown(deviceCode);
      expect(await device.poll(deviceCode)).toMatchObject({ polledAt: expect.any(Number), pause: 10 });
      const decided = await Promise.all([device.approve(userCode, 'u'), device.deny(userCode)]);
      expect(decided.filter(Boolean)).toHaveLength(1);
      clock.setOffset(3 * DAY);
      await device.prune();
      expect(await device.poll(deviceCode)).toBeNull();
    });
  });

  describe('changes', () => {
    it('are heard by every process, in order, each once', async () => {
      const location = await databases.fresh();
      const [one, two] = await Promise.all([open(location), open(location)]);
      const heard: Change[] = [];
      two.changes.follow((change) => heard.push(change));
      await two.changes.catchUp();
      await one.grants.revokeToken('t');
      const { app } = await one.apps.create({ name: 'A', redirectUris: [] });
      await one.apps.update(app.clientId, { name: 'B' });
      await two.changes.catchUp();
      await two.changes.catchUp();
      expect(heard.map(({ kind, subject }) => [kind, subject])).toEqual([
        ['token', 't'],
        ['app-changed', app.clientId],
      ]);
      expect(Math.abs(heard[0].at - Date.now())).toBeLessThan(10_000);
    });

    it('are not missed when many happen at once', async () => {
      const location = await databases.fresh();
      const [one, two] = await Promise.all([open(location), open(location)]);
      const heard = new Set<string>();
      two.changes.follow(({ subject }) => heard.add(subject));
      const made = Array.from({ length: 100 }, (_, index) => one.grants.revokeToken(`t${index}`));
      const listening = setInterval(() => void two.changes.catchUp(), 2);
      await Promise.all(made);
      clearInterval(listening);
      await two.changes.catchUp();
      expect(heard.size).toBe(100);
    });

    it('are forgotten', async () => {
      const location = await databases.fresh();
      const one = await open(location);
      await one.grants.revokeToken('t');
      await one.changes.prune(Date.now() + 1000);
      const heard: Change[] = [];
      const two = await open(location);
      two.changes.follow((change) => heard.push(change));
      await two.changes.catchUp();
      expect(heard).toEqual([]);
    });
  });

  it('keys are added by the first of those who see that one is due', async () => {
    const location = await databases.fresh();
    const [one, two] = await Promise.all([open(location), open(location)]);
    await one.keys.add({ id: '00000001', sealed: 'a', activeFrom: 5 }, 0);
    await two.keys.add({ id: '00000002', sealed: 'b', activeFrom: 6 }, 0);
    await two.keys.add({ id: '00000003', sealed: 'c', activeFrom: 9 }, 7);
    expect((await one.keys.list()).map(({ id }) => id)).toEqual(['00000001', '00000003']);
  });

  it('security events are told to whom they concern, the newest first', async () => {
    const { audit, clock } = await open();
    await audit.record({ kind: 'login', userId: 'u', address: '127.0.0.1' });
    await audit.record({ kind: 'secret_rotated', clientId: 'c' });
    await audit.record({ kind: 'logout', userId: 'u' });
    expect((await audit.listOf({ userId: 'u' })).map(({ kind }) => kind)).toEqual(['logout', 'login']);
    expect(await audit.listOf({ clientId: 'c' })).toMatchObject([{ kind: 'secret_rotated', userId: null }]);
    expect(await audit.listOf('all', 2)).toHaveLength(2);
    clock.setOffset(366 * DAY);
    await audit.prune();
    expect(await audit.listOf('all')).toEqual([]);
  });

  it('usage is added up by day, from all processes', async () => {
    const location = await databases.fresh();
    const [one, two] = await Promise.all([open(location), open(location)]);
    for (let time = 0; time < 3; time++) one.usage.count('c', 'refresh_token');
    two.usage.count('c', 'refresh_token');
    await two.usage.flush();
    one.clock.setOffset(DAY);
    one.usage.count('c', 'api');
    one.usage.count('other', 'api');
    const days = await one.usage.countByDay('c');
    expect(days.map(({ what, count }) => [what, count])).toEqual([
      ['api', 1],
      ['refresh_token', 4],
    ]);
    expect(days[0].day > days[1].day).toBe(true);
  });

  it('a durable write that fails takes no other with it', async () => {
    const { database } = await open();
    const add = (day: string | null) =>
      database.write('insert into usage (client_id, day, what, count) values (?, ?, ?, ?)', ['c', day, 'x', 1]);
    const results = await Promise.allSettled([add('1'), add(null), add('2'), add('1'), add('3')]);
    const done = results.map(({ status }) => status === 'fulfilled');
    expect([done[1], done[2], done[4]]).toEqual([false, true, true]);
    // Of two that cannot both be, either may come first where writes go over several connections.
    expect(done[0]).not.toBe(done[3]);
    expect(results[1]).toMatchObject({ reason: { id: 'storage_unavailable' } });
    expect(await database.read('select day from usage order by day', [])).toHaveLength(3);
  });
}
