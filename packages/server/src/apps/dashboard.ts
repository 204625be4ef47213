import { readUsername } from '../accounts/names.ts';
import { notFoundPage } from '../accounts/pages/notice.ts';
import { textsOf } from '../accounts/pages/texts.ts';
import type { People } from '../accounts/people.ts';
import { formTokenOf, forPerson, onForm, type Person } from '../accounts/person.ts';
import type { PageAnswer, PageHandler, Visit } from '../accounts/visit.ts';
import type { App } from '../storage/apps.ts';
import { type AppFieldFault, readAppFields, readLines } from './app-fields.ts';
import { type AppForm, type AppPage, appPage, dashboardPage, EMPTY_FORM, newAppPage, verdictText } from './pages.ts';

/** How many apps one person may have, and people an app in development (contract section 9). */
const MOST_APPS = 25;
const MOST_PEOPLE = 5;

/** GET /dashboard */
export function showDashboard(people: People): PageHandler {
  return forPerson(people, async ({ language, query }, { user }) => {
    const apps = await people.accounts.apps.listByOwner(user.id);
    return { status: 200, page: dashboardPage({ language, user, apps, deleted: query.one('deleted') !== undefined }) };
  });
}

/** GET /dashboard/new */
export function showNewApp(people: People): PageHandler {
  return forPerson(people, (visit, person) => answerNewApp(people, visit, person, 200, EMPTY_FORM));
}

/** POST /dashboard/new: the secret is in the answer and nowhere else. */
export function createApp(people: People): PageHandler {
  const { accounts, limits } = people;
  return onForm(
    people,
    () => 'new-app',
    async (visit, person) => {
      const { user } = person;
      const form = readForm(visit);
      const read = readFields(form);
      if (!read.ok) return answerNewApp(people, visit, person, 422, form, read.faults);
      const t = textsOf(visit.language).build;
      const owned = await accounts.apps.listByOwner(user.id);
      if (owned.length >= MOST_APPS || limits.newApp.take(user.id) > 0) {
        return answerNewApp(people, visit, person, 429, form, [], t.tooManyApps);
      }
      const { app, secret } = await accounts.apps.create({
        ...read.fields,
        ownerId: user.id,
        public: form.public,
        implicit: form.implicit,
        issParameter: form.issParameter,
      });
      await accounts.audit.record({
        kind: 'app_created',
        userId: user.id,
        clientId: app.clientId,
        address: visit.address,
      });
      return answerApp(people, visit, person, app, { secret: secret ?? undefined, saved: true }, 201);
    },
    () => '/dashboard/new',
  );
}

/** GET /dashboard/apps/{client id} */
export function showApp(people: People): PageHandler {
  return forPerson(people, async (visit, person) => {
    const app = await findOwnApp(people, visit, person);
    const saved = visit.query.one('saved') !== undefined;
    return app ? answerApp(people, visit, person, app, { saved }) : notFound(visit);
  });
}

/** POST /dashboard/apps/{client id}: name, description, website, redirect URIs and flows; nothing else can be set. */
export function changeApp(people: People): PageHandler {
  return onOwnApp(people, 'change', async (app, visit, person) => {
    const form = { ...readForm(visit), public: app.public };
    const read = readFields(form);
    if (!read.ok) return answerApp(people, visit, person, app, { form, faults: read.faults }, 422);
    const { implicit, issParameter } = form;
    await people.accounts.apps.update(app.clientId, { ...read.fields, implicit, issParameter });
    return note(people, visit, person, app, 'app_changed');
  });
}

/** POST /dashboard/apps/{client id}/secrets: one more, or one in place of all. */
export function rotateAppSecret(people: People): PageHandler {
  const { accounts } = people;
  return onOwnApp(people, 'secrets', async (app, visit, person) => {
    if (app.public) return notFound(visit);
    const revokeOld = visit.form.one('old') === 'revoke';
    const rotated = await accounts.apps.rotateSecret(app.clientId, { revokeOld });
    if (!rotated) return notFound(visit);
    const { clientId } = app;
    await accounts.audit.record({ kind: 'secret_created', userId: person.user.id, clientId, address: visit.address });
    return answerApp(people, visit, person, rotated.app, { secret: rotated.secret });
  });
}

/** POST /dashboard/apps/{client id}/people: development mode and whom it lets in. */
export function changeAppPeople(people: People): PageHandler {
  const { accounts } = people;
  return onOwnApp(people, 'people', async (app, visit, person) => {
    const t = textsOf(visit.language).build;
    const text = visit.form.one('usernames') ?? '';
    const names = [...new Set(readLines(text))];
    const refuse = (peopleError: string) => answerApp(people, visit, person, app, { people: text, peopleError }, 422);
    if (names.length > MOST_PEOPLE) return refuse(t.tooManyUsers);
    const allowList: string[] = [];
    for (const name of names) {
      const username = readUsername(name);
      const user = username === null ? null : await accounts.users.findByUsername(username);
      if (!user) return refuse(t.unknownUser(name.slice(0, 64)));
      allowList.push(user.id);
    }
    const developmentMode = visit.form.one('development_mode') === '1';
    await accounts.apps.update(app.clientId, { developmentMode, allowList });
    return note(people, visit, person, app, 'app_changed');
  });
}

/** POST /dashboard/apps/{client id}/delete: every token of it dies. */
export function deleteApp(people: People): PageHandler {
  const { accounts } = people;
  return onOwnApp(people, 'delete', async ({ clientId }, { address }, { user }) => {
    await accounts.apps.remove(clientId);
    await accounts.audit.record({ kind: 'app_deleted', userId: user.id, clientId, address });
    return { location: '/dashboard?deleted=1' };
  });
}

/** POST /dashboard/check: what the linter says of the lines that are being typed. */
export function checkRedirectUris(visit: Visit): object {
  const uris = readLines(visit.form.one('redirect_uris') ?? '').slice(0, 20);
  return { verdicts: uris.map((uri) => ({ uri: uri.slice(0, 200), ...verdictText(uri, visit.language) })) };
}

/** The app of the address if it is the person's. Others' apps and apps that are not there look the same. */
async function findOwnApp({ accounts }: People, { params }: Visit, { user }: Person): Promise<App | null> {
  const { clientId } = params;
  const app = /^[0-9a-f]{32}$/.test(clientId) ? await accounts.apps.find(clientId) : null;
  return app?.ownerId === user.id ? app : null;
}

function onOwnApp(
  people: People,
  act: string,
  handler: (app: App, visit: Visit, person: Person) => Promise<PageAnswer>,
): PageHandler {
  const guarded = onForm(
    people,
    ({ params }) => `${act} ${params.clientId}`,
    async (visit, person) => {
      const app = await findOwnApp(people, visit, person);
      return app ? handler(app, visit, person) : notFound(visit);
    },
    ({ params }) => `/dashboard/apps/${encodeURIComponent(params.clientId)}`,
  );
  // Before the form is looked at, so that the answer for another's app is 404 whatever was sent.
  return forPerson(people, async (visit, person) =>
    (await findOwnApp(people, visit, person)) ? guarded(visit) : notFound(visit),
  );
}

function notFound({ language }: Visit): PageAnswer {
  return { status: 404, page: notFoundPage(language) };
}

async function note(people: People, { address }: Visit, { user }: Person, { clientId }: App, kind: string) {
  await people.accounts.audit.record({ kind, userId: user.id, clientId, address });
  return { location: `/dashboard/apps/${clientId}?saved=1` };
}

function readForm({ form }: Visit): AppForm {
  const text = (name: string) => form.one(name) ?? '';
  return {
    name: text('name'),
    description: text('description'),
    website: text('website'),
    redirectUris: text('redirect_uris'),
    public: text('public') === '1',
    implicit: text('implicit') === '1',
    issParameter: text('iss_parameter') === '1',
  };
}

function readFields(form: AppForm) {
  return readAppFields({ ...form, redirectUris: readLines(form.redirectUris) });
}

function answerNewApp(
  people: People,
  { language }: Visit,
  person: Person,
  status: number,
  form: AppForm,
  faults: readonly AppFieldFault[] = [],
  error?: string,
): PageAnswer {
  const formToken = formTokenOf(people, person, 'new-app');
  return { status, script: true, page: newAppPage({ language, user: person.user, form, formToken, faults, error }) };
}

async function answerApp(
  people: People,
  { language }: Visit,
  person: Person,
  app: App,
  more: Partial<AppPage> = {},
  status = 200,
): Promise<PageAnswer> {
  const { accounts } = people;
  const token = (act: string) => formTokenOf(people, person, `${act} ${app.clientId}`);
  const allowed = await Promise.all(app.allowList.map((id) => accounts.users.findById(id)));
  const form: AppForm = {
    name: app.name,
    description: app.description,
    website: app.website ?? '',
    redirectUris: app.redirectUris.join('\n'),
    public: app.public,
    implicit: app.implicit,
    issParameter: app.issParameter,
  };
  const page = appPage({
    language,
    user: person.user,
    app,
    form,
    formToken: token('change'),
    tokens: { secrets: token('secrets'), people: token('people'), remove: token('delete') },
    usage: await accounts.usage.countByDay(app.clientId),
    people: allowed.flatMap((user) => user?.username ?? []).join('\n'),
    ...more,
  });
  return { status, script: true, page };
}
