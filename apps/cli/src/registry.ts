import { type Codes, openCodes, readTerminalConfig } from '@barline/server';

/** Opens the registry of the terminal's user. Throws `Failure`. */
export function openTerminalCodes(env: NodeJS.ProcessEnv): Promise<Codes> {
  return openCodes(readTerminalConfig(env));
}

/** Opens the registry, gives it to `use`, and closes it again. Throws `Failure`. */
export async function withCodes<Result>(
  env: NodeJS.ProcessEnv,
  use: (codes: Codes) => Promise<Result>,
): Promise<Result> {
  const codes = await openTerminalCodes(env);
  try {
    return await use(codes);
  } finally {
    await codes.close();
  }
}
