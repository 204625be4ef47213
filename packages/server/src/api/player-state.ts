import { hash } from 'node:crypto';
import type { Play } from '../storage/players.ts';

/** Something to play and how long it takes, in ms. */
export type Entry = { readonly uri: string; readonly ms: number };

export type Device = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Percent. */
  readonly volume: number;
  readonly supportsVolume: boolean;
};

type Repeat = 'off' | 'track' | 'context';

/**
 * A player that nobody hears: what it plays follows from this and the server's clock. Times are ms since 1970 of that
 * clock.
 */
export type PlayerState = {
  readonly devices: readonly Device[];
  /** Id of the device that plays or last played. */
  readonly active: string | null;
  readonly playing: boolean;
  readonly context: string | null;
  /** What the context holds, or the tracks that were asked for. */
  readonly list: readonly Entry[];
  /** Places of `list` in the order they are played. */
  readonly order: readonly number[];
  /** Where in `order` it is. */
  readonly at: number;
  /** What is played: of the list, or of the queue in between. */
  readonly current: Entry | null;
  readonly queue: readonly Entry[];
  /** How far `current` was at `since`. */
  readonly progress: number;
  readonly since: number;
  readonly repeat: Repeat;
  readonly shuffle: boolean;
  /** When it was last told to do something else. */
  readonly changed: number;
};

/** What counts as heard when it is left before its end, in ms. */
const HEARD = 30_000;
/** More is not told at once. */
const MOST_PLAYS = 50;
/** An entry of no length would be over before it began. */
const SHORTEST = 1000;
/** How far ahead the queue is shown. */
const AHEAD = 20;

const DEVICES = [
  { name: 'Web Player (Barline)', type: 'Computer', supportsVolume: true },
  { name: 'Living Room', type: 'Speaker', supportsVolume: true },
  { name: 'Phone', type: 'Smartphone', supportsVolume: false },
] as const;

/** The player of somebody who never played anything: some devices, none active. */
export function newPlayer(userId: string, now: number): PlayerState {
  return {
    devices: DEVICES.map((device) => ({ ...device, id: hash('sha1', `${userId} ${device.name}`, 'hex'), volume: 50 })),
    active: null,
    playing: false,
    context: null,
    list: [],
    order: [],
    at: 0,
    current: null,
    queue: [],
    progress: 0,
    since: now,
    repeat: 'off',
    shuffle: false,
    changed: now,
  };
}

export type Moved = { readonly state: PlayerState; readonly plays: readonly Play[] };

/** The player as it is at `now`, and what ended since it was last looked at. */
export function advance(before: PlayerState, now: number): Moved {
  let state = skipCycles(before, now);
  const plays: Play[] = [];
  while (state.playing && state.current) {
    const end = state.since + lengthOf(state.current) - state.progress;
    if (now < end) break;
    plays.push({ uri: state.current.uri, playedAt: end, contextUri: state.context });
    state = { ...followUp(state), progress: 0, since: end, changed: end };
  }
  return { state, plays: plays.slice(-MOST_PLAYS) };
}

/** Where it goes round in circles, leaves out whole rounds that nobody would be told of. */
function skipCycles(state: PlayerState, now: number): PlayerState {
  const { playing, repeat, current, list, queue, since } = state;
  if (!playing || !current || repeat === 'off' || queue.length > 0) return state;
  const round = repeat === 'track' ? lengthOf(current) : list.reduce((sum, entry) => sum + lengthOf(entry), 0);
  const entries = repeat === 'track' ? 1 : list.length;
  if (round === 0) return state;
  const told = Math.ceil(MOST_PLAYS / entries) + 1;
  const rounds = Math.floor((now - since) / round) - told;
  return rounds > 0 ? { ...state, since: since + rounds * round } : state;
}

function lengthOf({ ms }: Entry): number {
  return Math.max(ms, SHORTEST);
}

/** What comes when the current entry ends by itself. */
function followUp(state: PlayerState): PlayerState {
  if (state.repeat === 'track') return state;
  const next = goTo(state, 1);
  if (next) return next;
  const start = {
    ...state,
    at: 0,
    current: state.list[state.order[0]] ?? state.current,
    playing: state.repeat === 'context',
  };
  return start;
}

/** One entry forward (the queue's first) or back; `null` where there is none. */
function goTo(state: PlayerState, step: 1 | -1): PlayerState | null {
  const { queue, order, list, at, repeat } = state;
  if (step === 1 && queue.length > 0) return { ...state, current: queue[0], queue: queue.slice(1) };
  let next = at + step;
  if (repeat === 'context' && order.length > 0) next = (next + order.length) % order.length;
  const entry = list[order[next]];
  return entry ? { ...state, at: next, current: entry } : null;
}

/** How far the current entry is, in ms. */
export function progressOf({ playing, progress, since, current }: PlayerState, now: number): number {
  const passed = playing ? Math.max(0, now - since) : 0;
  return Math.min(progress + passed, current ? lengthOf(current) : 0);
}

/** What comes next: the queue, then the rest of the list. */
export function upcoming({ queue, order, list, at, repeat }: PlayerState): Entry[] {
  const rest = order.slice(at + 1);
  const again = repeat === 'context' ? order.slice(0, at + 1) : [];
  return [...queue, ...[...rest, ...again].map((place) => list[place])].slice(0, AHEAD);
}

/** Takes what was heard of the current entry into the history when it is left. */
export function leave(state: PlayerState, now: number): Play[] {
  const { current, context } = state;
  if (!current || progressOf(state, now) < Math.min(HEARD, lengthOf(current))) return [];
  return [{ uri: current.uri, playedAt: now, contextUri: context }];
}

/** One entry forward or back, from its beginning; `null` where there is none. */
export function skip(state: PlayerState, step: 1 | -1, now: number): PlayerState | null {
  const next = goTo(state, step);
  return next && { ...next, progress: 0, since: now, changed: now };
}

/** The same moment as a new beginning, so that what changes does so from here on. */
export function settle(state: PlayerState, now: number): PlayerState {
  return { ...state, progress: progressOf(state, now), since: now, changed: now };
}

/** A list to play from the entry at `start`. */
export function load(
  state: PlayerState,
  given: { list: readonly Entry[]; context: string | null; start: number; position: number; now: number },
  draw: () => number,
): PlayerState {
  const { list, context, start, position, now } = given;
  const order = orderOf(list.length, start, state.shuffle, draw);
  return {
    ...state,
    list,
    context,
    order,
    at: order.indexOf(start),
    current: list[start],
    playing: true,
    progress: Math.min(position, lengthOf(list[start])),
    since: now,
    changed: now,
  };
}

/** With shuffle the list in another order, the present entry first. */
export function shuffle(state: PlayerState, on: boolean, draw: () => number): PlayerState {
  const { list, order, at } = state;
  const place = order[at] ?? 0;
  const next = orderOf(list.length, place, on, draw);
  return { ...state, shuffle: on, order: next, at: Math.max(0, next.indexOf(place)) };
}

/** Places of a list: as they are, or by lot with `start` first. */
function orderOf(length: number, start: number, mixed: boolean, draw: () => number): number[] {
  const places = Array.from({ length }, (_, place) => place);
  if (!mixed) return places;
  const lots = places.filter((place) => place !== start).map((place) => ({ place, lot: draw() }));
  return [start, ...lots.sort((a, b) => a.lot - b.lot).map(({ place }) => place)].filter((place) => place < length);
}
