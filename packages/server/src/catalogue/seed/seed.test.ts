import { describe, expect, it } from 'vitest';
import { readObject } from '../read-object.ts';
import { readWorks } from './read-works.ts';
import { seedObjects, seedPlaylists, seedPlaylistsOf } from './seed-objects.ts';
import { WORKS } from './works.ts';

const objects = [...seedObjects()];
const ids = new Set(objects.map(({ id }) => id));

describe('the sandbox’s catalogue', () => {
  it('has enough of everything', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(objects, ({ type }) => type)].map(([type, all]) => [type, all.length]),
    );
    expect(counts.artist).toBeGreaterThanOrEqual(300);
    expect(counts.album).toBeGreaterThanOrEqual(1000);
    expect(counts.track).toBeGreaterThanOrEqual(10_000);
    expect(counts.show).toBeGreaterThanOrEqual(10);
    expect(counts.episode).toBeGreaterThanOrEqual(300);
    expect([...seedPlaylists()].length).toBeGreaterThanOrEqual(50);
  });

  it('has one id for one thing, the same in every run', () => {
    expect(ids.size).toBe(objects.length);
    expect(objects.find(({ name }) => name === 'Johann Sebastian Bach')?.id).toMatchInlineSnapshot(
      `"7FrZsMwI15g2kO64dALyzj"`,
    );
    expect([...seedObjects()].map(({ id }) => id)).toEqual([...ids]);
  });

  it('holds only what an import would take', () => {
    const refused = objects.filter((object) => !readObject(object).ok);
    expect(refused).toEqual([]);
  });

  it('fills playlists with tracks that are there', () => {
    const lists = [...seedPlaylists(), ...seedPlaylistsOf({ id: 'someone', name: 'Someone' })];
    expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length);
    for (const { items, name } of lists) {
      expect(items.length, name).toBeGreaterThanOrEqual(10);
      expect(items.every(({ uri }) => ids.has(uri.split(':')[2]))).toBe(true);
    }
  });
});

describe('the table of works', () => {
  const composers = readWorks(WORKS);

  it('names each person and each of a person’s collections once', () => {
    expect(new Set(composers.map(({ name }) => name)).size).toBe(composers.length);
    for (const { name, works } of composers) {
      expect(new Set(works.map(({ title }) => title)).size, name).toBe(works.length);
    }
  });

  it('has years that can be, and whole names', () => {
    for (const { name, born, died, fame, works } of composers) {
      expect(died - born, name).toBeGreaterThan(20);
      expect(died - born, name).toBeLessThan(100);
      expect(fame >= 1 && fame <= 9, name).toBe(true);
      for (const { title, year, pieces } of works) {
        expect(year > born && year < 1940, title).toBe(true);
        expect(pieces.join(), title).not.toMatch(/[#@|=]|undefined/);
        expect(
          pieces.every((piece) => piece.trim() === piece && piece !== ''),
          title,
        ).toBe(true);
      }
    }
  });
});
