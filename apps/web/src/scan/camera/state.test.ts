import { expect, test } from 'vitest';
import { type CameraEvent, type CameraState, nextState } from './state.ts';

const after = (...events: CameraEvent[]) => events.reduce<CameraState>(nextState, { at: 'idle' });

test('from the first press to a code and to the next press', () => {
  expect(after({ type: 'asked' })).toEqual({ at: 'asking', ignored: false });
  expect(after({ type: 'asked' }, { type: 'ignored' })).toEqual({ at: 'asking', ignored: true });
  expect(after({ type: 'asked' }, { type: 'opened' })).toEqual({ at: 'looking', hint: null, long: false });
  expect(after({ type: 'asked' }, { type: 'opened' }, { type: 'found' })).toEqual({ at: 'done' });
  expect(after({ type: 'found' }, { type: 'asked' }, { type: 'opened' })).toMatchObject({ at: 'looking' });
  expect(after({ type: 'asked' }, { type: 'closed' })).toEqual({ at: 'idle' });
});

test('a refusal keeps its reason until the camera is asked for again', () => {
  for (const why of ['denied', 'none', 'busy', 'insecure', 'failed'] as const) {
    expect(after({ type: 'asked' }, { type: 'refused', why })).toEqual({ at: 'refused', why });
    expect(after({ type: 'asked' }, { type: 'refused', why }, { type: 'asked' })).toMatchObject({ at: 'asking' });
  }
});

test('a hint and the tips stand beside each other; the same hint again is the same state', () => {
  const looking = after({ type: 'opened' }, { type: 'hinted', hint: 'still' }, { type: 'nothing' });
  expect(looking).toEqual({ at: 'looking', hint: 'still', long: true });
  expect(nextState(looking, { type: 'hinted', hint: 'still' })).toBe(looking);
  expect(nextState(looking, { type: 'hinted', hint: null })).toEqual({ at: 'looking', hint: null, long: true });
});

test('what comes too late changes nothing', () => {
  const late: CameraEvent[] = [
    { type: 'ignored' },
    { type: 'hinted', hint: 'dark' },
    { type: 'nothing' },
    { type: 'interrupted' },
  ];
  for (const state of [{ at: 'idle' }, { at: 'done' }, { at: 'refused', why: 'busy' }] as const) {
    for (const event of late) expect(nextState(state, event)).toBe(state);
  }
});

test('a camera that is interrupted while it looks can be resumed', () => {
  expect(after({ type: 'asked' }, { type: 'opened' }, { type: 'interrupted' })).toEqual({ at: 'stopped' });
});
