import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  type Entry,
  load,
  newPlayer,
  type PlayerState,
  progressOf,
  shuffle,
  skip,
  upcoming,
} from './player-state.ts';

const draw = () => 0;
const entries = (...lengths: number[]): Entry[] => lengths.map((ms, at) => ({ uri: `${at}`, ms }));

function play(list: Entry[], changes: Partial<PlayerState> = {}): PlayerState {
  const player = { ...newPlayer('anna', 0), ...changes };
  return load(player, { list, context: 'context', start: 0, position: 0, now: 0 }, draw);
}

const heard = ({ plays }: ReturnType<typeof advance>) => plays.map(({ uri, playedAt }) => `${uri}@${playedAt}`);

describe('a player', () => {
  it('goes from entry to entry as time passes, and stops at the end', () => {
    const start = play(entries(5000, 3000));
    expect(progressOf(start, 4000)).toBe(4000);
    const second = advance(start, 6000);
    expect(second.state.current?.uri).toBe('1');
    expect([progressOf(second.state, 6000), heard(second)]).toEqual([1000, ['0@5000']]);
    const end = advance(start, 60_000);
    expect(end.state).toMatchObject({ playing: false, current: { uri: '0' }, at: 0 });
    expect([progressOf(end.state, 60_000), heard(end)]).toEqual([0, ['0@5000', '1@8000']]);
  });

  it('plays the queue in between', () => {
    const start = { ...play(entries(5000, 3000)), queue: [{ uri: 'q', ms: 2000 }] };
    expect(upcoming(start).map(({ uri }) => uri)).toEqual(['q', '1']);
    expect(heard(advance(start, 60_000))).toEqual(['0@5000', 'q@7000', '1@10000']);
  });

  it('repeats a track or the context for as long as it is left alone', () => {
    const track = advance(play(entries(5000, 3000), { repeat: 'track' }), 12_000);
    expect([track.state.current?.uri, progressOf(track.state, 12_000)]).toEqual(['0', 2000]);
    const context = advance(play(entries(5000, 3000), { repeat: 'context' }), 14_000);
    expect([context.state.current?.uri, progressOf(context.state, 14_000)]).toEqual(['1', 1000]);
    const years = 10 * 365 * 24 * 3600_000;
    const later = advance(play(entries(5000, 3000), { repeat: 'context' }), years + 6000);
    expect(later.plays).toHaveLength(50);
    expect(later.state.playing).toBe(true);
    expect(progressOf(later.state, years + 6000)).toBe(
      (years + 6000) % 8000 >= 5000 ? ((years + 6000) % 8000) - 5000 : (years + 6000) % 8000,
    );
  });

  it('is where it would be, however often it is looked at', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1000, max: 9000 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('off', 'track', 'context' as const),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 20 }),
        (lengths, repeat, looks) => {
          const start = play(entries(...lengths), { repeat: repeat as 'off' });
          let step = start;
          let now = 0;
          const seen: string[] = [];
          for (const pause of looks) {
            now += pause;
            const moved = advance(step, now);
            seen.push(...heard(moved));
            step = moved.state;
          }
          const once = advance(start, now);
          expect([step.current, step.playing, step.at]).toEqual([
            once.state.current,
            once.state.playing,
            once.state.at,
          ]);
          expect(progressOf(step, now)).toBe(progressOf(once.state, now));
          expect(seen.slice(-once.plays.length || seen.length)).toEqual(heard(once));
        },
      ),
    );
  });

  it('keeps the present entry when it is mixed, and mixes all the others', () => {
    const list = entries(...Array(10).fill(1000));
    const third = skip(skip(play(list), 1, 0)!, 1, 0)!;
    let lot = 0;
    const mixed = shuffle(third, true, () => (lot = (lot * 7 + 3) % 11));
    expect(mixed.current?.uri).toBe('2');
    expect(mixed.order[mixed.at]).toBe(2);
    expect([...mixed.order].sort((a, b) => a - b)).toEqual(third.order);
    expect(shuffle(mixed, false, draw)).toMatchObject({ order: third.order, at: 2 });
  });

  it('does not wind back when the clock does', () => {
    const start = { ...play(entries(5000)), since: 10_000, progress: 2000 };
    expect(progressOf(advance(start, 0).state, 0)).toBe(2000);
  });
});
