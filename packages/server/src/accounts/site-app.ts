import { hash } from 'node:crypto';
import type { Accounts } from '../token/accounts.ts';

/** The same on every server, so that an approval outlives a restart. */
const SITE_CLIENT_ID = hash('sha256', 'The site of a Barline server', 'hex').slice(0, 32);
/** Without a port: the site may be come back to wherever it listens (RFC 8252 §7.3). */
const LOOPBACK = ['http://127.0.0.1/callback', 'http://[::1]/callback'];

/**
 * The client id of the site, which is an ordinary public app of its own server. It is registered when somebody first
 * asks, and again after a reset.
 */
export async function findSiteApp({ apps }: Pick<Accounts, 'apps'>, publicUrl: string): Promise<string> {
  const own = `${publicUrl}/callback`;
  const redirectUris = publicUrl.startsWith('https:') ? [...LOOPBACK, own] : LOOPBACK;
  const app = await apps.find(SITE_CLIENT_ID);
  if (!app) {
    const fields = { name: 'Barline', description: 'This server’s own site', public: true, redirectUris };
    // Somebody else may have asked at the same moment.
    await apps.create({ clientId: SITE_CLIENT_ID, ...fields }).catch(async (error) => {
      if (!(await apps.find(SITE_CLIENT_ID))) throw error;
    });
  } else if (redirectUris.some((uri) => !app.redirectUris.includes(uri))) {
    await apps.update(SITE_CLIENT_ID, { redirectUris });
  }
  return SITE_CLIENT_ID;
}
