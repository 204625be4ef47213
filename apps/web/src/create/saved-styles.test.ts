import { expect, test } from 'vitest';
import { addStyle, formatStyles, parseStyles, settingsOf } from './saved-styles.ts';
import { DEFAULTS } from './settings.ts';

const green = { ...DEFAULTS, bg: '#1db954', bars: 'white', width: '80mm', dpi: '600', margin: '10', mirror: '1' };

test('a style that is saved, exported and imported is the same style', () => {
  const styles = addStyle(addStyle([], 'Plain', DEFAULTS), ' Зелёный ', green);
  const read = parseStyles(formatStyles(styles));
  expect(read).toEqual(styles);
  const { uri: _, ...style } = green;
  expect(settingsOf(read![0]!)).toEqual(style);
  expect(read!.map(({ name }) => name)).toEqual(['Зелёный', 'Plain']);
});

test('a name is given once: the newer style wins', () => {
  const styles = addStyle(addStyle([], 'A', DEFAULTS), 'A', green);
  expect(styles).toHaveLength(1);
  expect(settingsOf(styles[0]!).bg).toBe('#1db954');
});

test('a file of something else is refused, a style that is none is left out', () => {
  for (const json of [null, '', 'no', '[]', '{"schema":"other","styles":[]}']) expect(parseStyles(json)).toBeNull();
  const styles = [null, 1, { name: '' }, { name: 'a', query: 'bg=fff&evil=<script>' }];
  expect(parseStyles(JSON.stringify({ schema: 'barline.styles/1', styles }))).toEqual([{ name: 'a', query: 'bg=fff' }]);
});
