import { afterAll, beforeAll, expect, it } from 'vitest';
import { putMusic } from '../../../packages/server/src/api/music-for-tests.ts';
import { type CheckAnswer, checkAgainstOwn, findTemplate } from '../../../packages/server/src/api/schemas-for-tests.ts';
import { createCatalogueStore } from '../../../packages/server/src/storage/catalogue.ts';
import type { Sandbox } from '../over-databases.ts';
import { CALLS } from './calls.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { checkAgainstReference } from './reference.ts';

const SCOPES = `playlist-modify-private playlist-modify-public playlist-read-collaborative playlist-read-private
  ugc-image-upload user-follow-modify user-follow-read user-library-modify user-library-read
  user-modify-playback-state user-read-currently-playing user-read-email user-read-playback-position
  user-read-playback-state user-read-private user-read-recently-played user-top-read`.split(/\s+/);

/** What a client needs to use the Web API of a sandbox. */
export type Session = { readonly url: string; readonly token: string; readonly userId: string };

/**
 * Runs the tests of a client with a listener who has all scopes, in a sandbox with music. After them: every call was
 * made, and every answer was as described.
 */
export function inSession(sandbox: () => Sandbox, tests: (session: () => Session) => void): void {
  let recorder: Recorder;
  let session: Session;
  beforeAll(async () => {
    const { accounts, url, clientId } = sandbox();
    recorder = await startRecorder(url);
    const { database, clock } = accounts.stored;
    await putMusic(createCatalogueStore(database, { here: () => url, now: clock.now }));
    const user = (await accounts.users.findByUsername('demo'))!;
    const { access_token } = await accounts.mint({ clientId, userId: user.id, scopes: SCOPES });
    session = { url: recorder.url, token: access_token, userId: user.id };
  });
  afterAll(() => recorder?.close());

  tests(() => session);

  it('has made every call, and each succeeded', () => {
    const templates = [...new Set(CALLS.map((call) => call.split(' ')[1]))];
    const made = new Set(
      recorder.seen
        // Its address of before 2018.
        .map((each) => ({ ...each, path: each.path.replace(/^\/users\/[^/]+(?=\/playlists\/.)/, '') }))
        .filter(({ status }) => status < 300)
        .map(({ method, path }) => `${method} ${findTemplate(templates, path)}`),
    );
    expect(CALLS.filter((call) => !made.has(call))).toEqual([]);
  });

  const faults = (check: CheckAnswer) =>
    recorder.seen
      .filter(({ status }) => status < 300)
      .map(({ method, path, status, body }) => check(method, path, status, body))
      .filter((fault) => fault !== '');

  it('was answered as this server says it answers', () => {
    expect(faults(checkAgainstOwn())).toEqual([]);
  });

  const reference = checkAgainstReference();
  it.skipIf(typeof reference === 'string')(
    typeof reference === 'string' ? reference : 'was answered as Spotify says it answers',
    () => expect(faults(reference as CheckAnswer)).toEqual([]),
  );
}
