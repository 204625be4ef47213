/** The app that a sandbox brings along. */
export type DemoApp = { readonly client_id: string; readonly username: string };

/** What a sandbox tells pages of its own about its demo app; `null` where there is none to be told of. */
export async function findDemoApp(): Promise<DemoApp | null> {
  try {
    const response = await fetch('/sandbox', { headers: { accept: 'application/json' } });
    const { demo } = response.ok ? await response.json() : { demo: null };
    return typeof demo?.client_id === 'string' && typeof demo.username === 'string' ? demo : null;
  } catch {
    return null;
  }
}
