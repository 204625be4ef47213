/** Where tokens come from and where they are used. All addresses are absolute and without a slash at their end. */
export type Provider = {
  /** `spotify`, or the server's address. */
  readonly name: string;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** RFC 8628; `null` where apps may not use it, as with Spotify. */
  readonly deviceAuthorizationEndpoint: string | null;
  /** RFC 7009; `null` where there is none for third parties. */
  readonly revocationEndpoint: string | null;
  /** The Web API without `/v1`. */
  readonly api: string;
  /** Where apps are registered; `null` where nobody knows. */
  readonly dashboard: string | null;
  /** After how many months a person must approve again, however often the token was refreshed; `null`: not known. */
  readonly approvalMonths: number | null;
  /** False where the implicit grant is switched off for everybody. */
  readonly implicit: boolean;
};

/** The real Spotify. Refresh tokens end six months after the approval (Spotify's announcement of 18 June 2026). */
export const spotify: Provider = {
  name: 'spotify',
  issuer: 'https://accounts.spotify.com',
  authorizationEndpoint: 'https://accounts.spotify.com/authorize',
  tokenEndpoint: 'https://accounts.spotify.com/api/token',
  deviceAuthorizationEndpoint: null,
  revocationEndpoint: null,
  api: 'https://api.spotify.com',
  dashboard: 'https://developer.spotify.com/dashboard',
  approvalMonths: 6,
  implicit: false,
};

/** A Barline server by its address; asks nobody, for the paths are always the same. Throws `TypeError` on no address. */
export function barlineServer(address: string | URL): Provider {
  const url = readAddress(address);
  return {
    name: url,
    issuer: url,
    authorizationEndpoint: `${url}/authorize`,
    tokenEndpoint: `${url}/api/token`,
    deviceAuthorizationEndpoint: `${url}/oauth2/device/authorize`,
    revocationEndpoint: `${url}/oauth2/revoke/v1`,
    api: url,
    dashboard: `${url}/dashboard`,
    approvalMonths: 6,
    implicit: true,
  };
}

/** The provider that a setting names: `spotify`, or a Barline server's address. Throws `TypeError`. */
export function findProvider(nameOrAddress: string): Provider {
  return nameOrAddress === 'spotify' ? spotify : barlineServer(nameOrAddress);
}

/** Without the slash at the end, a query and a fragment. Throws `TypeError`. */
function readAddress(address: string | URL): string {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`Not an http address: ${address}`);
  return url.origin + url.pathname.replace(/\/+$/, '');
}
