import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fieldsOf, textOf, type Visitor, visitor } from '../accounts/visitor-for-tests.ts';
import { startTestServer, type TestServer } from '../http/server-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const URI = 'https://app.example/callback';
let server: TestServer;
let ada: Visitor;
let eve: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  ada = visitor(server.url);
  await ada.signUp('ada');
  eve = visitor(server.url);
  await eve.signUp('eve');
});
afterAll(() => server.close());

async function create(who: Visitor, fields: Record<string, string> = {}) {
  const form = await who.get('/dashboard/new');
  const page = await who.submit(form, '/dashboard/new', { name: 'Player', redirect_uris: URI, ...fields });
  const id = /data-testid="client-id">([0-9a-f]{32})</.exec(page.html)?.[1] ?? '';
  const secret = /data-testid="client-secret">([0-9a-f]{32})</.exec(page.html)?.[1] ?? '';
  return { page, id, secret, path: `/dashboard/apps/${id}` };
}

async function tokenStatus(id: string, secret: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return answer.status;
}

describe('the dashboard', () => {
  it('makes an app whose secret is shown once', async () => {
    const { page, id, secret, path } = await create(ada);
    expect(page.status).toBe(201);
    expect(await tokenStatus(id, secret)).toBe(200);
    const again = await ada.get(path);
    expect(again.html).not.toContain(secret);
    expect(again.html).not.toContain('client-secret');
    expect(textOf(await ada.get('/dashboard'))).toContain('Player');
    expect(textOf(await eve.get('/dashboard'))).not.toContain('Player');
  });

  it('says what it thinks of each redirect URI, when the form is sent and while it is typed', async () => {
    const lines = `${URI}\nhttp://localhost/cb\nhttp://127.0.0.1/cb\njavascript:alert(1)`;
    const { page } = await create(ada, { redirect_uris: lines });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/id="redirect-uris"[^>]*aria-invalid="true"/);
    expect(textOf(page)).toContain('http://localhost/cb : write 127.0.0.1 or [::1] instead of localhost');
    expect(fieldsOf(page, '/dashboard/new')).toMatchObject({ name: 'Player', redirect_uris: lines });
    const check = await ada.post('/dashboard/check', { redirect_uris: lines });
    expect(JSON.parse(check.html).verdicts.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, true, false]);
    const { headers, html } = await ada.get('/dashboard/new');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const [, script] = /<script type="module" src="([^"]+)"/.exec(html)!;
    expect((await ada.get(script)).headers.get('content-type')).toContain('javascript');
  });

  it('changes what may be changed and nothing else', async () => {
    const { id, secret, path } = await create(ada);
    const before = fieldsOf(await ada.get(path), path);
    const more = {
      client_id: '0'.repeat(32),
      owner_id: 'x',
      public: '1',
      secrets: '[]',
      secret_hashes: '[]',
      deleted_at: '1',
      development_mode: '1',
    };
    const fields = { name: 'New <i>', website: 'https://app.example/', implicit: '1' };
    const changed = await ada.submit(await ada.get(path), path, { ...fields, ...more });
    expect(changed.location).toBe(`${path}?saved=1`);
    const page = await ada.get(path);
    expect(fieldsOf(page, path)).toMatchObject({ ...before, ...fields, form_token: expect.any(String) });
    expect(page.html).toContain('<bdi>New &lt;i&gt;</bdi>');
    expect(page.html).not.toMatch(/name="development_mode"[^>]* checked/);
    expect(await tokenStatus(id, secret)).toBe(200);
  });

  it.each<Record<string, string>>([
    { name: '\u202e\u200b' },
    { name: 'x'.repeat(101) },
    { website: 'javascript:alert(1)' },
    { redirect_uris: 'http://app.example/' },
    { redirect_uris: 'https://app.example/\0' },
    { redirect_uris: 'x\n'.repeat(30) },
    { description: 'x'.repeat(1001) },
  ])('refuses %j', async (fields) => {
    expect((await create(ada, fields)).page.status).toBe(422);
  });

  it('keeps two secrets valid while an app changes over, or none of the old', async () => {
    const { id, secret, path } = await create(ada);
    const act = (old: string) => async () => {
      const page = await ada.submit(await ada.get(path), `${path}/secrets`, { old });
      return /data-testid="client-secret">([0-9a-f]{32})</.exec(page.html)![1];
    };
    const second = await act('keep')();
    expect([await tokenStatus(id, secret), await tokenStatus(id, second)]).toEqual([200, 200]);
    const third = await act('keep')();
    expect([await tokenStatus(id, secret), await tokenStatus(id, third)]).toEqual([400, 200]);
    const fourth = await act('revoke')();
    expect([await tokenStatus(id, second), await tokenStatus(id, third), await tokenStatus(id, fourth)]).toEqual([
      400, 400, 200,
    ]);
  });

  it('gives a public app no secret', async () => {
    const { path, secret } = await create(ada, { public: '1' });
    expect(secret).toBe('');
    const page = await ada.get(path);
    expect(page.html).not.toContain('new-secret');
  });

  it('lets in the people that are named', async () => {
    const { path } = await create(ada);
    const save = async (usernames: string) =>
      ada.submit(await ada.get(path), `${path}/people`, { usernames, development_mode: '1' });
    expect((await save('eve\nnobody')).status).toBe(422);
    expect((await save('a\nb\nc\nd\ne\nf')).status).toBe(422);
    expect((await save('eve')).location).toBe(`${path}?saved=1`);
    const page = await ada.get(path);
    expect(fieldsOf(page, `${path}/people`)).toMatchObject({ usernames: 'eve', development_mode: '1' });
  });

  it('shows how much an app was used by day', async () => {
    const { id, secret, path } = await create(ada);
    expect(textOf(await ada.get(path))).toContain('Not used yet.');
    await tokenStatus(id, secret);
    await tokenStatus(id, secret);
    expect((await ada.get(path)).html).toMatch(/client_credentials<\/td><td class="number">2</);
  });

  it('deletes an app with every token of it', async () => {
    const { id, secret, path } = await create(ada);
    const deleted = await ada.submit(await ada.get(path), `${path}/delete`);
    expect(deleted.location).toBe('/dashboard?deleted=1');
    expect(await tokenStatus(id, secret)).toBe(400);
    expect((await ada.get(path)).status).toBe(404);
  });

  it('has nothing of another person’s, on any address', async () => {
    const { id, path, secret } = await create(ada);
    const own = await create(eve);
    const unknown = await eve.get(`/dashboard/apps/${'0'.repeat(32)}`);
    expect(await eve.get(path)).toMatchObject({ status: 404, html: unknown.html });
    for (const act of ['', '/secrets', '/people', '/delete']) {
      const fields = fieldsOf(await eve.get(own.path), own.path + act);
      const stolen = fieldsOf(await ada.get(path), path + act);
      for (const form of [fields, stolen, {}]) {
        expect((await eve.post(path + act, { ...form, name: 'Eve’s', old: 'revoke' })).status).toBe(404);
      }
    }
    expect(await tokenStatus(id, secret)).toBe(200);
    expect(textOf(await ada.get(path))).not.toContain('Eve’s');
    for (const odd of ['/dashboard/apps/__proto__', '/dashboard/apps/%00', `/dashboard/apps/${id.toUpperCase()}x`])
      expect([404, 400]).toContain((await eve.get(odd)).status);
  });

  it('does nothing for a form of another place', async () => {
    const { path } = await create(ada);
    const other = await create(ada);
    for (const act of ['', '/secrets', '/people', '/delete']) {
      const foreign = fieldsOf(await ada.get(other.path), other.path + act);
      expect((await ada.post(path + act, foreign)).status).toBe(403);
      expect((await ada.post(path + act, { ...foreign, form_token: '' })).status).toBe(403);
    }
    expect((await ada.post('/dashboard/new', { name: 'X', redirect_uris: URI })).status).toBe(403);
    expect((await ada.get(path)).status).toBe(200);
  });

  it('is for who is logged in', async () => {
    const nobody = visitor(server.url);
    for (const path of ['/dashboard', '/dashboard/new', `/dashboard/apps/${'0'.repeat(32)}`])
      expect((await nobody.get(path)).location).toBe(`/login?continue=${encodeURIComponent(path)}`);
  });

  it('ends at so many apps', async () => {
    const many = visitor(server.url);
    await many.signUp('many');
    const statuses = [];
    for (let count = 0; count < 27; count += 1) statuses.push((await create(many)).page.status);
    expect(statuses).toEqual([...Array(25).fill(201), 429, 429]);
  });
});
