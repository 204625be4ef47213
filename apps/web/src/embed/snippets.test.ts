import { expect, test } from 'vitest';
import { snippetsOf } from './snippets.ts';

const origin = 'https://codes.example';

test('each snippet names the code, its style and its page', () => {
  const link = { type: 'track', id: '4uLU6hMCjMI75M1A2tKUQC' } as const;
  const style = new URLSearchParams({ bg: '1db954', bars: 'white', width: '800' });
  const { image, element, badge, markdown, oembed } = snippetsOf(link, { origin, style, alt: 'Spotify Code' });
  expect(image).toBe(
    '<a href="https://codes.example/i/track/4uLU6hMCjMI75M1A2tKUQC"><img src="https://codes.example/api/v1/codes/track/4uLU6hMCjMI75M1A2tKUQC.svg?bg=1db954&amp;bars=white&amp;width=800" width="400" alt="Spotify Code"></a>',
  );
  expect(element).toContain('<spotify-code uri="spotify:track:4uLU6hMCjMI75M1A2tKUQC" bg="1db954" bars="white">');
  expect(badge).toContain('(https://codes.example/badge/track/4uLU6hMCjMI75M1A2tKUQC.svg)');
  expect(markdown).toContain('.svg?bg=1db954&bars=white&width=800)');
  expect(oembed).toContain(encodeURIComponent('https://codes.example/i/track/'));
});

test('a profile’s name cannot break out of an attribute', () => {
  const link = { type: 'user', id: '"><script>' } as const;
  const { image, element } = snippetsOf(link, { origin, style: new URLSearchParams(), alt: '"><script>' });
  for (const snippet of [image, element.split('\n')[1]!]) expect(snippet).not.toContain('<script');
});
