import { expect, test } from 'vitest';
import { DEFAULTS, PALETTE, readSettings, styleOf, writeSettings } from './settings.ts';

test('settings in an address come back as they were', () => {
  const settings = {
    ...DEFAULTS,
    uri: 'spotify:user:Ünïcode & more',
    bg: '#1db954',
    bars: 'white',
    width: '80mm',
    margin: '12',
  };
  expect(readSettings(`?${writeSettings(settings)}`)).toEqual(settings);
  expect(readSettings(`?${writeSettings({ ...settings, bg: 'transparent', bars: '#ff0000' })}`)).toEqual({
    ...settings,
    bg: 'transparent',
    bars: '#ff0000',
  });
});

test('what is as always is not in the address', () => {
  expect(writeSettings(DEFAULTS).toString()).toBe('');
  expect(readSettings('')).toEqual(DEFAULTS);
});

test('colours stand in the address without the sign that starts a fragment', () => {
  expect(writeSettings({ ...DEFAULTS, bg: '#1db954' }).toString()).toBe('bg=1db954');
});

test('every colour of the palette is one, and appears once', () => {
  expect(new Set(PALETTE).size).toBe(29);
  for (const bg of PALETTE) expect(styleOf({ ...DEFAULTS, bg }).ok, bg).toBe(true);
});
