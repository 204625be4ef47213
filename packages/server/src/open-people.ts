import { createLimits } from './accounts/limits.ts';
import { createPasswords } from './accounts/password-hash.ts';
import type { People } from './accounts/people.ts';
import type { Config } from './config.ts';
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts';
import { removeSeed, seedSandbox } from './sandbox/seed.ts';
import type { Accounts } from './token/accounts.ts';

type PeopleConfig = Pick<Config, 'sandbox' | 'sandboxFile' | 'profile'>;

/**
 * What the pages are made from, and in a sandbox its controls, with the demo account and app in place. Where there is no
 * sandbox these are taken away. Throws `Failure` of the storage.
 */
export async function openPeople(
  config: PeopleConfig,
  accounts: Accounts,
  publicUrl: () => string,
): Promise<{ people: People; sandbox: Sandbox | null }> {
  const passwords = createPasswords();
  const limits = createLimits();
  const { sandboxFile: file, profile } = config;
  let sandbox: Sandbox | null = null;
  if (config.sandbox) {
    const credentials = await seedSandbox(accounts, passwords, file);
    sandbox = createSandbox({ accounts, passwords, limits, credentials, file, profile });
  } else {
    await removeSeed(accounts, file);
  }
  const autoApproval = sandbox ? sandbox.autoApproval : () => ({ on: false, userId: null });
  return { people: { accounts, passwords, limits, publicUrl, sandbox: config.sandbox, autoApproval }, sandbox };
}
