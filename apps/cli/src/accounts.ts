import { type Accounts, openAccounts, readConfig } from '@barline/server';

/**
 * Opens the accounts of the server that these settings name, whether it runs or not, gives them to `use`, and closes
 * them again. A running server follows within a second. Throws `Failure`.
 */
export async function withAccounts<Result>(
  env: NodeJS.ProcessEnv,
  use: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  const accounts = await openAccounts(readConfig(env, { sandbox: false }));
  try {
    return await use(accounts);
  } finally {
    await accounts.close();
  }
}
