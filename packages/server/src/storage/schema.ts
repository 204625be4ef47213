import type { Namespace } from '@barline/codes';
import type { Generated } from 'kysely';

/** How a pair came to be known. */
export type Origin = 'learned' | 'proved' | 'imported' | 'assigned';

export const ORIGINS: readonly Origin[] = ['learned', 'proved', 'imported', 'assigned'];

/** 0 is off, 1 is on. */
export type Switch = 0 | 1;

/** The tables as the newest migration leaves them. Times are milliseconds since 1970 unless stated. */
export type Schema = {
  pairs: {
    namespace: Namespace;
    media_ref: number;
    uri: string;
    origin: Origin;
    /** ISO 8601, UTC. */
    since: string;
    /** Hash of the mark the pair was served with. */
    mark: string | null;
  };
  marks: {
    /** SHA-256 of `path`, hexadecimal. */
    hash: string;
    path: string;
  };
  schema_versions: {
    version: number;
    /** ISO 8601, UTC. */
    applied: string;
  };
  catalogue: {
    seq: number;
    type: string;
    id: string;
    /** The album of a track, the show of an episode, the audiobook of a chapter. */
    parent: string | null;
    /** The order among those of the same parent. */
    position: number;
    popularity: number;
    /** 0: known only as a part of another object. */
    complete: Switch;
    /** JSON as it is sent, but for the server's own address. */
    text: string;
  };
  /** How far imports have come that did not reach their end, and the version of the seed. */
  catalogue_imports: {
    /** What is imported. */
    source: string;
    bytes: number;
    lines: number;
  };
  catalogue_artists: {
    artist: string;
    /** A group of albums, or 'track'. */
    kind: string;
    /** The order among those of the same kind. */
    position: number;
    /** Of the album or track. */
    seq: number;
  };
  users: {
    id: string;
    username: string;
    /** What makes two spellings the same name. */
    username_key: string;
    display_name: string;
    email: string | null;
    country: string;
    product: 'premium' | 'free';
    password_hash: string;
    disabled: Switch;
    /** Codes issued up to this machine time are dead. */
    codes_after: number;
    created_at: number;
  };
  apps: {
    client_id: string;
    name: string;
    description: string;
    website: string | null;
    owner_id: string | null;
    /** JSON: strings. */
    redirect_uris: string;
    public: Switch;
    implicit: Switch;
    iss_parameter: Switch;
    development_mode: Switch;
    /** JSON: ids of users. */
    allow_list: string;
    /** JSON: { hash, createdAt, revokedAt }. */
    secrets: string;
    created_at: number;
    deleted_at: number | null;
  };
  sessions: {
    token_hash: string;
    id: string;
    user_id: string;
    agent: string;
    address: string;
    created_at: number;
    seen_at: number;
  };
  authorizations: {
    user_id: string;
    client_id: string;
    /** Separated by spaces. */
    scopes: string;
    since: number;
    /** Machine time; codes from before it belong to an approval that was removed. */
    since_wall: number;
  };
  grants: {
    /** That of the code. */
    id: string;
    client_id: string;
    user_id: string;
    scopes: string;
    /** 1: redeemed without a client secret. */
    secretless: Switch;
    /** How often the refresh token was replaced. */
    generation: number;
    /** SHA-256 of the refresh token; null where there is none. */
    token_hash: string | null;
    previous_hash: string | null;
    rotated_at: number | null;
    authorized_at: number;
    created_at: number;
    revoked_at: number | null;
    revoked_for: string | null;
  };
  device_codes: {
    device_hash: string;
    user_code: string;
    client_id: string;
    scopes: string;
    status: 'pending' | 'approved' | 'denied' | 'redeemed';
    user_id: string | null;
    grant_id: string;
    /** Seconds the device must wait between questions. */
    pause: number;
    polled_at: number | null;
    decided_at: number | null;
    decided_wall: number | null;
    expires_at: number;
  };
  changes: { seq: Generated<number>; kind: string; subject: string; at_wall: number };
  keys: { id: string; sealed: string; active_from_wall: number };
  audit: {
    seq: Generated<number>;
    at: number;
    kind: string;
    user_id: string | null;
    client_id: string | null;
    address: string | null;
  };
  usage: {
    client_id: string;
    /** YYYY-MM-DD, UTC. */
    day: string;
    what: string;
    count: number;
  };
  playlists: {
    id: string;
    owner_id: string;
    /** Of an owner without an account here. */
    owner_name: string | null;
    name: string;
    description: string | null;
    public: Switch;
    collaborative: Switch;
    /** Grows by one with every change of the items. */
    version: number;
    /** Names this state on the wire. */
    snapshot: string;
    /** How many items. */
    total: number;
    /** JSON: pictures that came with it from elsewhere. */
    images: string;
    /** Names the bytes of an uploaded picture; null where there is none. */
    cover: string | null;
    created_at: number;
  };
  playlist_items: {
    seq: Generated<number>;
    playlist_id: string;
    /** From 0, without gaps. */
    position: number;
    uri: string;
    added_at: number;
    /** Null: a user who is gone. */
    added_by: string | null;
  };
  /** What led to a version of a playlist's items, so that positions of an older one can be found again. */
  playlist_changes: {
    playlist_id: string;
    version: number;
    snapshot: string;
    /** How many items there were before it. */
    total: number;
    /** JSON: `ItemsChange`. */
    change: string;
  };
  playlist_covers: {
    playlist_id: string;
    /** In base64. */
    jpeg: string;
  };
  /** What a user has saved or follows. */
  library: { seq: Generated<number>; user_id: string; type: string; id: string; added_at: number };
  players: {
    user_id: string;
    /** JSON: `PlayerState`. */
    state: string;
  };
  plays: { seq: Generated<number>; user_id: string; played_at: number; uri: string; context_uri: string | null };
};
