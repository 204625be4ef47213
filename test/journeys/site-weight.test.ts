import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../browser/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'barline-weight-'));
beforeAll(() => buildSite(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = () => readFileSync(join(folder, 'index.html'), 'utf8');
const gzipped = (path: string) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length;

test('the first page needs at most 60 kB of script, compressed, the texts of one language among it', () => {
  const scripts = [...page().matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]!);
  expect(scripts.length).toBeGreaterThanOrEqual(2);
  const texts = readdirSync(join(folder, 'assets')).filter((name) => /^(en|ru)-[^.]+\.js$/.test(name));
  expect(texts).toHaveLength(2);
  const heavier = Math.max(...texts.map((name) => gzipped(join('assets', name))));
  expect(scripts.map(gzipped).reduce((sum, size) => sum + size) + heavier).toBeLessThanOrEqual(60_000);
});

test('the scanner’s worker is at most 40 kB, compressed', () => {
  const workers = readdirSync(join(folder, 'assets')).filter((name) => /^worker-.*\.js$/.test(name));
  expect(workers).toHaveLength(1);
  expect(gzipped(join('assets', workers[0]!))).toBeLessThanOrEqual(40_000);
});

test('the page holds no script or style of its own and names no other host', () => {
  expect(page()).not.toMatch(/<style|style=|<script(?![^>]* src=)| on\w+=/);
  expect(page()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});
