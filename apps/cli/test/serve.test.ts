import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { barline, barlineProcess } from './barline.ts';
import { temporaryFolder } from './folder.ts';
import { serve } from './serving.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test.each(['SIGTERM', 'SIGINT'] as const)(
  'serve says where it is ready, serves, and ends well on %s',
  async (signal) => {
    const server = await serve(['--sandbox', '--port', '0']);
    try {
      expect(server.said()).toContain(`Barline is ready at ${server.url}`);
      expect(server.said()).toContain(`${server.folder}/barline.db`);
      expect(server.said()).toMatch(/this server’s own where they cannot be had/);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      const answer = await fetch(`${server.url}/api/v1/resolve/57639171874`);
      expect(await answer.json()).toMatchObject({ uri: 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy' });
    } finally {
      expect(await server.stop(signal)).toBe(0);
    }
  },
);

test('options win over the environment', async () => {
  const server = await serve(['--port=0', '--lang', 'ru', '--host', '127.0.0.1'], { PORT: '1', HOST: '192.0.2.1' });
  expect(server.said()).toMatch(/Barline работает: http:\/\/127\.0\.0\.1:\d+\n/);
  expect(server.said()).toMatch(/только номера Spotify/);
  expect(await server.stop('SIGTERM')).toBe(0);
});

test('a signal that arrives twice does not tear the end apart', async () => {
  const server = await serve(['--port', '0']);
  const ended = server.stop('SIGINT');
  server.stop('SIGINT');
  expect(await ended).toBe(0);
});

test('a port that is taken is said in both languages', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const { port } = blocker.address() as { port: number };
  const given = { env: { BARLINE_DATA_DIR: temporaryFolder() } };
  const [english, russian] = await Promise.all([
    barlineProcess(['serve', '--port', String(port)], given),
    barlineProcess(['serve', '--port', String(port), '--lang', 'ru'], given),
  ]);
  blocker.close();
  expect(english).toMatchObject({ code: 1, out: '' });
  expect(english.err).toMatch(new RegExp(`Another program already listens at 127.0.0.1:${port}`));
  expect(russian.err).toMatch(/уже занят другой программой/);
});

test.each([
  ['a port that is none', ['--port', '70000'], {}, /PORT=70000 is wrong/],
  ['a registry that is none', [], { BARLINE_REGISTRY: 'mars' }, /BARLINE_REGISTRY=mars is wrong/],
  ['Spotify’s symbol outside a sandbox', [], { BARLINE_SYMBOL: 'spotify' }, /BARLINE_SYMBOL/],
])('%s stops the start with a sentence that names it', async (_, args, env, sentence) => {
  const ran = await barline(['serve', ...args], { env });
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(sentence);
});
