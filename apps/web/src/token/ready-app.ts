/** An app that is there already: a sandbox's demo app with its account, or the site's own, for any account. */
export type ReadyApp = { readonly client_id: string; readonly username: string | null };

/** The app of this server that nobody needs to register; `null` where the server tells of none. */
export async function findReadyApp(): Promise<ReadyApp | null> {
  const { demo } = await ask('/sandbox');
  if (isText(demo?.client_id) && isText(demo.username)) return { client_id: demo.client_id, username: demo.username };
  const { client_id } = await ask('/api/v1/site');
  return isText(client_id) ? { client_id, username: null } : null;
}

// biome-ignore lint/suspicious/noExplicitAny: each field is looked at before it is used.
async function ask(path: string): Promise<Record<string, any>> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
