import type { Clock } from '../clock.ts';
import { authenticateClient, requireSecret } from './client-authentication.ts';
import type { Form } from './form.ts';
import { addMonths } from './grants/months.ts';
import { OAuthError } from './oauth-error.ts';
import { readPresented } from './presented-token.ts';
import type { ProfileRules } from './profile.ts';
import type { RevokeParts } from './revoke.ts';
import type { VerifyAccessToken } from './verify.ts';

type IntrospectParts = RevokeParts & {
  readonly verify: VerifyAccessToken;
  readonly clock: Clock;
  readonly rules: () => ProfileRules;
};

/** RFC 7662 §2.2; of a token that is not active or not the client's own nothing else is said. */
export type Introspect = (authorization: string | undefined, form: Form) => Promise<Record<string, unknown>>;

const INACTIVE = { active: false };

export function createIntrospectionEndpoint(parts: IntrospectParts): Introspect {
  const { apps, verify, clock, rules } = parts;

  async function describe(text: string, clientId: string): Promise<Record<string, unknown>> {
    const presented = await readPresented(text, parts);
    if (presented?.clientId !== clientId) return INACTIVE;
    if (presented.kind === 'access') {
      if (!verify(text).ok) return INACTIVE;
      const { scopes, userId, expiresAt } = presented.token;
      const exp = Math.floor(expiresAt / 1000);
      const owner = userId === null ? {} : { sub: userId };
      return { active: true, scope: scopes.join(' '), client_id: clientId, token_type: 'Bearer', exp, ...owner };
    }
    const { grant, present } = presented;
    const { refreshMonths } = rules();
    const end = refreshMonths === null ? null : addMonths(grant.authorizedAt, refreshMonths);
    if (!present || grant.revokedAt !== null || (end !== null && clock.now() >= end)) return INACTIVE;
    const exp = end === null ? {} : { exp: Math.floor(end / 1000) };
    return { active: true, scope: grant.scopes, client_id: clientId, ...exp, sub: grant.userId };
  }

  return async (authorization, form) => {
    const client = await authenticateClient(apps, authorization, form);
    requireSecret(client);
    const text = form.get('token');
    if (text === undefined) throw new OAuthError('invalid_request', 'token must be supplied');
    return describe(text, client.app.clientId);
  };
}
