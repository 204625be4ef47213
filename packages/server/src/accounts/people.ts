import type { Accounts } from '../token/accounts.ts';
import type { Limits } from './limits.ts';
import type { Passwords } from './password-hash.ts';

/** What the pages of people and their apps are made from. */
export type People = {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly limits: Limits;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly sandbox: boolean;
  /** In a sandbox: whether apps are approved without a question, and who is logged in without a password. */
  readonly autoApproval: () => AutoApproval;
};

export type AutoApproval = { readonly on: boolean; readonly userId: string | null };
