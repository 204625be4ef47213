import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

type Peer = {
  readonly publicApp: string;
  readonly secretApp: { readonly clientId: string; readonly clientSecret: string };
  readonly redirectUri: string;
  readonly scopes: readonly string[];
};

type Interactions = {
  callback(): (request: unknown, response: unknown) => void;
  interactionFinished(request: unknown, response: unknown, result: object): Promise<void>;
  Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
};

/** An authorization server that is not ours, in this process; its person always agrees. */
export async function startOidcProvider({ publicApp, secretApp, redirectUri, scopes }: Peer): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const common = { redirect_uris: [redirectUri] };
  const person = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'];
  const silent = () => {};
  const { warn, info } = console;
  Object.assign(console, { warn: silent, info: silent });
  const provider = new Provider(issuer, {
    clients: [
      { ...common, client_id: publicApp, token_endpoint_auth_method: 'none', grant_types: person },
      {
        ...common,
        client_id: secretApp.clientId,
        client_secret: secretApp.clientSecret,
        grant_types: [...person, 'client_credentials'],
      },
    ],
    scopes: ['openid', 'offline_access', ...scopes],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      devInteractions: { enabled: false },
    },
    loadExistingGrant: (context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) =>
      grantAll(context.oidc.client.clientId, context.oidc.session.accountId),
  }) as unknown as Interactions;
  Object.assign(console, { warn, info });

  async function grantAll(clientId: string, accountId: string) {
    const grant = new provider.Grant({ clientId, accountId });
    grant.addOIDCScope(scopes.join(' '));
    await grant.save();
    return grant;
  }

  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return answer(request, response);
    provider.interactionFinished(request, response, { login: { accountId: 'demo' } }).catch(silent);
  });
  return server;
}
