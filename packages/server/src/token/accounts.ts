import type { Clock } from '../clock.ts';
import type { AppStore } from '../storage/apps.ts';
import type { AuditStore } from '../storage/audit.ts';
import type { AuthorizationStore } from '../storage/authorizations.ts';
import type { DeviceCodeStore } from '../storage/device-codes.ts';
import type { GrantStore } from '../storage/grants.ts';
import type { RevocationReason } from '../storage/revoke-grants.ts';
import type { SessionStore } from '../storage/sessions.ts';
import type { UsageStore } from '../storage/usage.ts';
import type { UserStore } from '../storage/users.ts';
import type { Faults } from './faults.ts';
import type { Profile, ProfileRules } from './profile.ts';

/** The accounts service without its addresses: what pages, endpoints and the terminal share. */
export type Accounts = {
  readonly users: UserStore;
  readonly apps: AppStore;
  readonly sessions: SessionStore;
  readonly authorizations: AuthorizationStore;
  readonly grants: GrantStore;
  readonly device: DeviceCodeStore;
  readonly audit: AuditStore;
  readonly usage: UsageStore;
  readonly clock: Clock;
  /** What a sandbox answers in place of the true answer. */
  readonly faults: Faults;
  profile(): Profile;
  /** The rules and texts of the present profile. */
  rules(): ProfileRules;
  setProfile(profile: Profile): void;
  /**
   * A code for the redirect, `AQ…`; nothing is written. The person must have approved the app (`authorizations.grant`)
   * before, else it cannot be redeemed.
   */
  issueCode(code: CodeRequest): string;
  /** For the fragment of a redirect; nothing is written. */
  issueImplicitToken(request: { clientId: string; userId: string; scopes: readonly string[] }): {
    access_token: string;
    token_type: 'Bearer';
    expires_in: number;
  };
  /** Tokens without a browser, for a sandbox: adds the approval and a grant. */
  mint(request: { clientId: string; userId: string; scopes: readonly string[] }): Promise<MintedTokens>;
  /** Ends every token and unredeemed code of a user; approvals and sessions stay. */
  revokeAllOfUser(userId: string, reason: RevocationReason): Promise<void>;
  revokeAllOfApp(clientId: string): Promise<void>;
  /** Removes access: approval, tokens and unredeemed codes of the pair. False where there was none. */
  revokeAuthorization(userId: string, clientId: string, reason?: RevocationReason): Promise<boolean>;
  /** Removes every user and app with all that came from them; for the reset of a sandbox. */
  forgetEverything(): Promise<void>;
  /** Seals text that a browser carries for us (a form, a cookie) under a name for what it is; see `open`. */
  sealText(purpose: string, text: string): string;
  /** The text, or `null` when it was not sealed here under that name. */
  openText(purpose: string, sealed: string): string | null;
  /** Writes what is counted, ends timers, closes the database. */
  close(): Promise<void>;
};

export type CodeRequest = {
  readonly clientId: string;
  readonly userId: string;
  /** Exactly as the request gave it. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** S256; `null` without PKCE. */
  readonly codeChallenge: string | null;
  /** When the person passed the authorize page, ms of the server's clock; now unless given. */
  readonly authorizedAt?: number;
};

export type MintedTokens = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly scope: string;
};
