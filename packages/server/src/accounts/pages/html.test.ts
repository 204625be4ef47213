import { expect, it } from 'vitest';
import { type Html, html } from './html.ts';

it('escapes what is put in, in text and in attributes', () => {
  const name = `<script>"'&\`</script>\0`;
  expect(String(html`<p title="${name}">${name}</p>`)).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;&#96;&lt;/script&gt;\ufffd">&lt;script&gt;&quot;&#39;&amp;&#96;&lt;/script&gt;\ufffd</p>',
  );
});

it('keeps its own HTML, joins lists, and drops nothing but nothing', () => {
  expect(String(html`<ul>${['a', '<b>'].map((text) => html`<li>${text}</li>`)}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  );
  expect(String(html`${null}${undefined}${false}${0}${''}${[]}`)).toBe('0');
});

it('is not fooled by an object that says it is HTML', () => {
  const forged = { toString: () => '<b>' } as unknown as Html;
  expect(String(html`${forged}`)).toBe('&lt;b&gt;');
});
