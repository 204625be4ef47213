import type { Clock } from '../../clock.ts';
import type { AuditStore } from '../../storage/audit.ts';
import type { DeviceCodeStore } from '../../storage/device-codes.ts';
import type { GrantStore } from '../../storage/grants.ts';
import type { AccessTokens } from '../access-token.ts';
import type { AuthorizationCodes } from '../authorization-code.ts';
import type { Client } from '../client-authentication.ts';
import type { Form } from '../form.ts';
import type { ProfileRules } from '../profile.ts';
import type { RefreshTokens } from '../refresh-token.ts';

/** What the grants are made of. */
export type GrantParts = {
  readonly grants: GrantStore;
  readonly device: DeviceCodeStore;
  readonly audit: AuditStore;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly codes: AuthorizationCodes;
  readonly clock: Clock;
  readonly rules: () => ProfileRules;
  /** How long the token before may be shown again for the same successor, in ms. */
  readonly refreshGrace: number;
  /** Every app may use PKCE and the device grant without its secret. */
  readonly secretless: boolean;
};

/** Where a request comes from; found out only when somebody must be told. */
export type AddressOf = () => string;

/** One way to a token: the body of the answer, at once where nothing is read; or a thrown `OAuthError`. */
export type GrantType = (form: Form, client: Client, address: AddressOf) => string | Promise<string>;
