import { hash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import { randomText } from '../random.ts';
import { carryOver, type ItemsChange } from './items-change.ts';
import type { StoreParts } from './parts.ts';
import type { Schema } from './schema.ts';

export type Playlist = {
  /** 22 letters and digits. */
  readonly id: string;
  readonly ownerId: string;
  /** Of an owner without an account here. */
  readonly ownerName: string | null;
  readonly name: string;
  readonly description: string | null;
  /** On the owner's profile and in search; others are for the owner's eyes. */
  readonly public: boolean;
  /** Everybody who has its link may change its items. */
  readonly collaborative: boolean;
  /** Names this state of the items. */
  readonly snapshot: string;
  /** How many items. */
  readonly total: number;
  /** Pictures that came with it from elsewhere. */
  readonly images: readonly Picture[];
  /** Names the bytes of an uploaded picture. */
  readonly cover: string | null;
  readonly createdAt: number;
};

type Picture = { readonly url: string; readonly height: number | null; readonly width: number | null };

type PlaylistItem = {
  readonly uri: string;
  /** ms since 1970. */
  readonly addedAt: number;
  /** `null`: a user who is gone. */
  readonly addedBy: string | null;
};

type PlaylistFields = Pick<Playlist, 'name' | 'description' | 'public' | 'collaborative'>;

/** Why a change of items was not made; nothing was changed then. */
export type ItemsRefusal = 'unknown' | 'out_of_bounds' | 'full' | 'stale' | 'mismatch';

export type ItemsResult = { readonly playlist: Playlist } | { readonly refused: ItemsRefusal };

export type ImportedPlaylist = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly public: boolean;
  readonly collaborative: boolean;
  readonly snapshotId: string | null;
  readonly images: readonly Picture[];
  readonly items: readonly { readonly uri: string; readonly addedAt: string; readonly addedById: string | null }[];
};

/** Which items to remove: all of a URI, those at positions (of the given snapshot), or those if they have the URI. */
export type Removal =
  | { readonly uri: string; readonly positions?: readonly number[] }
  | { readonly uri?: undefined; readonly positions: readonly number[] };

/** Which playlists of a user to list; public ones always are. */
type PlaylistFilter = {
  readonly private: boolean;
  readonly collaborative: boolean;
  /** Only those that the user made. */
  readonly own: boolean;
};

/**
 * Playlists and their items. Changes of one playlist happen one after another, whoever makes them; those that name
 * positions of an older snapshot mean the items that stood there.
 */
export type PlaylistStore = {
  find(id: string): Promise<Playlist | null>;
  /** Same order and length as `ids`. */
  findMany(ids: readonly string[]): Promise<(Playlist | null)[]>;
  /** Those that a user made or follows, the newest first. */
  listOf(
    userId: string,
    filter: PlaylistFilter,
    paging: { limit: number; offset: number },
  ): Promise<{ total: number; items: Playlist[] }>;
  /** What everybody may find, the newest first. */
  listPublic(paging: { limit: number; offset: number }): Promise<{ total: number; items: Playlist[] }>;
  items(id: string, paging: { limit: number; offset: number }): Promise<readonly PlaylistItem[]>;
  /** Owned and followed by `ownerId`. */
  create(playlist: PlaylistFields & { ownerId: string }): Promise<Playlist>;
  /** The changed playlist, or `null` where there is none. */
  change(id: string, fields: Partial<PlaylistFields>): Promise<Playlist | null>;
  /** At the end unless `position` says otherwise. */
  add(id: string, uris: readonly string[], by: string, position?: number): Promise<ItemsResult>;
  replace(id: string, uris: readonly string[], by: string): Promise<ItemsResult>;
  /** `count` items from `start` come before the one at `before`. */
  move(id: string, range: { start: number; count: number; before: number }, snapshot?: string): Promise<ItemsResult>;
  remove(id: string, removals: readonly Removal[], snapshot?: string): Promise<ItemsResult>;
  /** JPEG in base64. */
  setCover(id: string, jpeg: string): Promise<Playlist | null>;
  /** JPEG in base64, or `null`. */
  cover(id: string): Promise<string | null>;
  /** Adds or replaces a playlist that came from elsewhere, id and snapshot kept. The owner may have no account. */
  importPlaylist(playlist: ImportedPlaylist): Promise<void>;
};

/** The most items of a playlist. */
const MOST_ITEMS = 10_000;
/** How many older snapshots can be named. */
const REMEMBERED = 100;
/** Rows of one insert; SQLite and PostgreSQL both take some 32,000 values. */
const ROWS = 1000;

export function createPlaylistStore({ database, clock, random }: StoreParts): PlaylistStore {
  const newSnapshot = () => random(18).toString('base64');

  async function find(id: string): Promise<Playlist | null> {
    const [row] = await database.read<Row>('select * from playlists where id = ?', [id]);
    return row ? toPlaylist(row) : null;
  }

  const inTransaction = <T>(step: (transaction: Kysely<Schema>) => Promise<T>): Promise<T> =>
    database.run((query) => query.transaction().execute(step));

  /** The row, which nobody else changes until the transaction ends. */
  async function lock(transaction: Kysely<Schema>, id: string): Promise<Row | undefined> {
    const select = transaction.selectFrom('playlists').selectAll().where('id', '=', id);
    return (database.location.kind === 'postgres' ? select.forUpdate() : select).executeTakeFirst();
  }

  async function update(transaction: Kysely<Schema>, row: Row, fields: Partial<Row>): Promise<Playlist> {
    await transaction.updateTable('playlists').set(fields).where('id', '=', row.id).execute();
    return toPlaylist({ ...row, ...fields });
  }

  /** Makes the changes that `step` decides on, all or none. */
  function changeItems(id: string, step: (edit: Edit) => Promise<ItemsRefusal | undefined>): Promise<ItemsResult> {
    return inTransaction(async (transaction) => {
      const row = await lock(transaction, id);
      if (!row) return { refused: 'unknown' };
      const edit = createEdit(transaction, row, clock.now());
      const refused = await step(edit);
      if (refused) return { refused };
      const { done, total } = edit;
      if (done.length === 0) return { playlist: toPlaylist(row) };
      let { version } = row;
      let snapshot = row.snapshot;
      for (const { change, before } of done) {
        version++;
        snapshot = newSnapshot();
        const values = { playlist_id: id, version, snapshot, total: before, change: JSON.stringify(change) };
        await transaction.insertInto('playlist_changes').values(values).execute();
      }
      await transaction
        .deleteFrom('playlist_changes')
        .where('playlist_id', '=', id)
        .where('version', '<=', version - REMEMBERED)
        .execute();
      return { playlist: await update(transaction, row, { version, snapshot, total: total() }) };
    });
  }

  return {
    find,
    async findMany(ids) {
      if (ids.length === 0) return [];
      const rows = await database.run((query) =>
        query
          .selectFrom('playlists')
          .selectAll()
          .where('id', 'in', [...new Set(ids)])
          .execute(),
      );
      const found = new Map(rows.map((row) => [row.id, toPlaylist(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    async listOf(userId, filter, { limit, offset }) {
      const from = `from library join playlists on playlists.id = library.id
         where library.user_id = ? and library.type = 'playlist'
         and (playlists.public = 1 or (playlists.collaborative = 1 and ? = 1) or (playlists.collaborative = 0 and ? = 1))
         and (playlists.owner_id = library.user_id or ? = 0)`;
      const values = [userId, Number(filter.collaborative), Number(filter.private), Number(filter.own)];
      const [[{ total }], rows] = await Promise.all([
        database.read<{ total: number }>(`select count(*) as total ${from}`, values),
        database.read<Row>(
          `select playlists.* ${from} order by library.added_at desc, library.seq desc limit ? offset ?`,
          [...values, limit, offset],
        ),
      ]);
      return { total: Number(total), items: rows.map(toPlaylist) };
    },
    async listPublic({ limit, offset }) {
      const [[{ total }], rows] = await Promise.all([
        database.read<{ total: number }>('select count(*) as total from playlists where public = 1', []),
        database.read<Row>('select * from playlists where public = 1 order by created_at desc, id limit ? offset ?', [
          limit,
          offset,
        ]),
      ]);
      return { total: Number(total), items: rows.map(toPlaylist) };
    },
    async items(id, { limit, offset }) {
      const rows = await database.read<Pick<ItemRow, 'uri' | 'added_at' | 'added_by'>>(
        `select uri, added_at, added_by from playlist_items
         where playlist_id = ? and position >= ? and position < ? order by position`,
        [id, offset, offset + limit],
      );
      return rows.map(({ uri, added_at, added_by }) => ({ uri, addedAt: added_at, addedBy: added_by }));
    },
    create({ ownerId, ...fields }) {
      const now = clock.now();
      const row: Row = {
        id: newPlaylistId(random),
        owner_id: ownerId,
        owner_name: null,
        ...toRow(fields),
        version: 1,
        snapshot: newSnapshot(),
        total: 0,
        images: '[]',
        cover: null,
        created_at: now,
      };
      return inTransaction(async (transaction) => {
        await transaction.insertInto('playlists').values(row).execute();
        const kept = { user_id: ownerId, type: 'playlist', id: row.id, added_at: now };
        await transaction.insertInto('library').values(kept).execute();
        await noteFirst(transaction, row);
        return toPlaylist(row);
      });
    },
    change: (id, fields) =>
      inTransaction(async (transaction) => {
        const row = await lock(transaction, id);
        return row ? update(transaction, row, toRow({ ...toPlaylist(row), ...fields })) : null;
      }),
    add: (id, uris, by, position) =>
      changeItems(id, async (edit) => {
        const at = position ?? edit.total();
        if (at > edit.total()) return 'out_of_bounds';
        if (edit.total() + uris.length > MOST_ITEMS) return 'full';
        await edit.add(at, uris, by);
      }),
    replace: (id, uris, by) =>
      changeItems(id, async (edit) => {
        await edit.clear();
        await edit.add(0, uris, by);
      }),
    move: (id, { start, count, before }, snapshot) =>
      changeItems(id, async (edit) => {
        const since = await edit.changesSince(snapshot);
        if (!since) return 'stale';
        if (start + count > since.total || before > since.total) return 'out_of_bounds';
        const range = Array.from({ length: count }, (_, index) => start + index);
        // Before the first item that is still there; where none is, at the end.
        let target: number | null = null;
        for (let at = before; at < since.total && target === null; at++) target = since.carryOver(at);
        await edit.move(range.map(since.carryOver).filter(isThere), target ?? edit.total());
      }),
    remove: (id, removals, snapshot) =>
      changeItems(id, async (edit) => {
        const since = await edit.changesSince(snapshot);
        if (!since) return 'stale';
        const doomed = new Set<number>();
        for (const { uri, positions } of removals) {
          if (positions === undefined) for (const at of await edit.positionsOf(uri!)) doomed.add(at);
          else {
            if (positions.some((at) => at >= since.total)) return 'mismatch';
            const present = positions.map(since.carryOver).filter(isThere);
            if (uri !== undefined && present.length > 0) {
              const all = await edit.positionsOf(uri);
              if (!present.every((at) => all.includes(at))) return 'mismatch';
            }
            for (const at of present) doomed.add(at);
          }
        }
        await edit.remove([...doomed].sort((a, b) => a - b));
      }),
    setCover: (id, jpeg) =>
      inTransaction(async (transaction) => {
        const row = await lock(transaction, id);
        if (!row) return null;
        await transaction
          .insertInto('playlist_covers')
          .values({ playlist_id: id, jpeg })
          .onConflict((conflict) => conflict.column('playlist_id').doUpdateSet({ jpeg }))
          .execute();
        return update(transaction, row, { cover: hash('sha1', jpeg, 'hex') });
      }),
    async cover(id) {
      const [row] = await database.read<{ jpeg: string }>('select jpeg from playlist_covers where playlist_id = ?', [
        id,
      ]);
      return row?.jpeg ?? null;
    },
    importPlaylist: ({ id, ownerId, ownerName, snapshotId, images, items, ...fields }) =>
      inTransaction(async (transaction) => {
        const before = await lock(transaction, id);
        const now = clock.now();
        const row: Row = {
          id,
          owner_id: ownerId,
          owner_name: ownerName,
          ...toRow(fields),
          version: (before?.version ?? 0) + 1,
          snapshot: snapshotId ?? newSnapshot(),
          total: items.length,
          images: JSON.stringify(images),
          cover: before?.cover ?? null,
          created_at: before?.created_at ?? now,
        };
        await transaction
          .insertInto('playlists')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        await transaction
          .insertInto('library')
          .values({ user_id: ownerId, type: 'playlist', id, added_at: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await transaction.deleteFrom('playlist_changes').where('playlist_id', '=', id).execute();
        await noteFirst(transaction, row);
        await transaction.deleteFrom('playlist_items').where('playlist_id', '=', id).execute();
        const rows = items.map(({ uri, addedAt, addedById }, position) => ({
          playlist_id: id,
          position,
          uri,
          added_at: Date.parse(addedAt) || now,
          added_by: addedById,
        }));
        await insertItems(transaction, rows);
      }),
  };
}

/** Like Spotify's: 22 letters and digits that spell a number of 128 bits. */
function newPlaylistId(random: StoreParts['random']): string {
  return randomText(random, 1, '0123456') + randomText(random, 21);
}

type Row = Selectable<Schema['playlists']>;
type ItemRow = Selectable<Schema['playlist_items']>;

/** The items of a locked playlist, while they are being changed. */
type Edit = {
  total(): number;
  /** What was done, and how many items there were before each. */
  readonly done: readonly { readonly change: ItemsChange; readonly before: number }[];
  add(at: number, uris: readonly string[], by: string): Promise<void>;
  clear(): Promise<void>;
  move(positions: readonly number[], before: number): Promise<void>;
  remove(positions: readonly number[]): Promise<void>;
  positionsOf(uri: string): Promise<number[]>;
  /** What happened since a snapshot, the present one unless given; `null` when it is not known. */
  changesSince(
    snapshot: string | undefined,
  ): Promise<{ total: number; carryOver(position: number): number | null } | null>;
};

/** The first snapshot that can be named. */
async function noteFirst(transaction: Kysely<Schema>, { id, version, snapshot, total }: Row): Promise<void> {
  const change: ItemsChange = { kind: 'add', at: 0, count: total };
  const values = { playlist_id: id, version, snapshot, total: 0, change: JSON.stringify(change) };
  await transaction.insertInto('playlist_changes').values(values).execute();
}

function createEdit(transaction: Kysely<Schema>, { id, snapshot: present, total: start }: Row, now: number) {
  let total = start;
  const done: { change: ItemsChange; before: number }[] = [];
  const note = (change: ItemsChange, grown: number) => {
    done.push({ change, before: total });
    total += grown;
  };
  const shift = (by: number, from: number, to: number) =>
    transaction
      .updateTable('playlist_items')
      .set({ position: sql`position + ${sql.lit(by)}` })
      .where('playlist_id', '=', id)
      .where('position', '>=', from)
      .where('position', '<', to);

  /** One run of items. The rows change in one statement, each seen as it was before. */
  async function moveRun(from: number, count: number, before: number): Promise<void> {
    const to = from + count;
    if (before >= from && before <= to) return;
    const [low, high] = before < from ? [before, to] : [from, before];
    const shifts = before < from ? { run: before - from, rest: count } : { run: before - to, rest: -count };
    const inside = sql<boolean>`position >= ${sql.lit(from)} and position < ${sql.lit(to)}`;
    await transaction
      .updateTable('playlist_items')
      .set({
        position: sql`position + case when ${inside} then ${sql.lit(shifts.run)} else ${sql.lit(shifts.rest)} end`,
      })
      .where('playlist_id', '=', id)
      .where('position', '>=', low)
      .where('position', '<', high)
      .execute();
    note({ kind: 'move', start: from, count, before }, 0);
  }

  const edit: Edit = {
    total: () => total,
    done,
    async add(at, uris, by) {
      if (uris.length === 0) return;
      if (at < total) await shift(uris.length, at, total).execute();
      const rows = uris.map((uri, index) => ({
        playlist_id: id,
        position: at + index,
        uri,
        added_at: now,
        added_by: by,
      }));
      await insertItems(transaction, rows);
      note({ kind: 'add', at, count: uris.length }, uris.length);
    },
    async clear() {
      await transaction.deleteFrom('playlist_items').where('playlist_id', '=', id).execute();
      note({ kind: 'replace' }, -total);
    },
    async move(positions, before) {
      const places = [...positions];
      let target = before;
      for (let index = 0; index < places.length; ) {
        let count = 1;
        while (places[index + count] === places[index] + count) count++;
        const change: ItemsChange = { kind: 'move', start: places[index], count, before: target };
        await moveRun(change.start, count, target);
        const landed = carryOver(places[index + count - 1], change)!;
        target = landed + 1;
        index += count;
        for (let rest = index; rest < places.length; rest++) places[rest] = carryOver(places[rest], change)!;
      }
    },
    async remove(positions) {
      if (positions.length === 0) return;
      for (let index = 0; index < positions.length; index += ROWS) {
        await transaction
          .deleteFrom('playlist_items')
          .where('playlist_id', '=', id)
          .where('position', 'in', positions.slice(index, index + ROWS))
          .execute();
      }
      await sql`update playlist_items set position = numbered.place
        from (select seq, row_number() over (order by position) - 1 as place
              from playlist_items where playlist_id = ${id}) as numbered
        where playlist_items.seq = numbered.seq and playlist_items.position <> numbered.place`.execute(transaction);
      note({ kind: 'remove', positions }, -positions.length);
    },
    async positionsOf(uri) {
      const rows = await transaction
        .selectFrom('playlist_items')
        .select('position')
        .where('playlist_id', '=', id)
        .where('uri', '=', uri)
        .execute();
      return rows.map(({ position }) => position);
    },
    async changesSince(snapshot = present) {
      if (snapshot === present) return { total, carryOver: (position) => position };
      const rows = await transaction
        .selectFrom('playlist_changes')
        .selectAll()
        .where('playlist_id', '=', id)
        .orderBy('version')
        .execute();
      const at = rows.findIndex((row) => row.snapshot === snapshot);
      if (at < 0) return null;
      const since = rows.slice(at + 1);
      const changes = since.map(({ change }): ItemsChange => JSON.parse(change));
      return {
        total: since[0].total,
        carryOver: (position) =>
          changes.reduce<number | null>(
            (where, change) => (where === null ? null : carryOver(where, change)),
            position,
          ),
      };
    },
  };
  return edit;
}

async function insertItems(transaction: Kysely<Schema>, rows: readonly Omit<ItemRow, 'seq'>[]): Promise<void> {
  for (let index = 0; index < rows.length; index += ROWS) {
    await transaction
      .insertInto('playlist_items')
      .values(rows.slice(index, index + ROWS))
      .execute();
  }
}

function isThere(position: number | null): position is number {
  return position !== null;
}

function toRow(fields: PlaylistFields) {
  const { name, description } = fields;
  return {
    name,
    description,
    public: fields.public ? (1 as const) : (0 as const),
    collaborative: fields.collaborative ? (1 as const) : (0 as const),
  };
}

function toPlaylist(row: Row): Playlist {
  return {
    id: row.id,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    name: row.name,
    description: row.description,
    public: row.public === 1,
    collaborative: row.collaborative === 1,
    snapshot: row.snapshot,
    total: row.total,
    images: JSON.parse(row.images),
    cover: row.cover,
    createdAt: row.created_at,
  };
}
