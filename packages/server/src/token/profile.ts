/** What Spotify changed over the years, by the date from which it held. */
export const PROFILES = ['2024', '2025-11', '2026-07'] as const;

export type Profile = (typeof PROFILES)[number];

/** The texts and rules of one date. Sources: the accounts contract's dated observations. */
export type ProfileRules = {
  /** Apps that switched it on may use the implicit grant; removed for all on 27 Nov 2025. */
  readonly implicit: boolean;
  /** A refresh without a client secret replaces the refresh token; until 18 June 2026. */
  readonly rotation: boolean;
  /** Months that a refresh token lives from the authorization, however often it is used; since 18 June 2026. */
  readonly refreshMonths: number | null;
  /** What the authorize page says of a redirect URI that is not registered; changed in May 2026. */
  readonly redirectMismatch: string;
  /** What it says of http to a host that is not a loopback literal, and of localhost; since April 2025. */
  readonly redirectInsecure: string;
  /** What the Web API says of tokens; one text for all since July 2026. */
  readonly tokenTexts: { readonly missing: string; readonly invalid: string; readonly expired: string };
  /** The challenge to a request without a token. */
  readonly missingChallenge: string;
};

const CLASSIC_TEXTS = {
  missing: 'No token provided',
  invalid: 'Invalid access token',
  expired: 'The access token expired',
};
const ONE_TEXT = 'Missing/invalid/expired access token';
const INSECURE = 'INVALID_CLIENT: Insecure redirect URI';
const CLASSIC: ProfileRules = {
  implicit: true,
  rotation: true,
  refreshMonths: null,
  redirectMismatch: 'INVALID_CLIENT: Invalid redirect URI',
  redirectInsecure: 'INVALID_CLIENT: Invalid redirect URI',
  tokenTexts: CLASSIC_TEXTS,
  missingChallenge: 'Bearer realm="spotify"',
};

export const RULES: Readonly<Record<Profile, ProfileRules>> = {
  '2024': CLASSIC,
  '2025-11': { ...CLASSIC, implicit: false, redirectInsecure: INSECURE },
  '2026-07': {
    implicit: false,
    rotation: false,
    refreshMonths: 6,
    redirectMismatch: 'redirect_uri: Not matching configuration',
    redirectInsecure: INSECURE,
    tokenTexts: { missing: ONE_TEXT, invalid: ONE_TEXT, expired: ONE_TEXT },
    missingChallenge: 'Bearer realm="spotify", error="missing_token", error_description="No token provided"',
  },
};
