import type { AddressInfo } from 'node:net';
import { Failure } from '@barline/messages';
import { openWebApi } from './api/open-web-api.ts';
import { type CodesParts, openCodes } from './codes/open-codes.ts';
import { createScanner } from './codes/scan-pool.ts';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { closeApp } from './http/close-app.ts';
import { createMetrics } from './http/metrics.ts';
import { openPeople } from './open-people.ts';
import type { SandboxCredentials } from './sandbox/credentials.ts';
import { type Seeding, startSeed } from './start-seed.ts';
import { createCatalogueStore } from './storage/catalogue.ts';
import { createImportStore } from './storage/catalogue-imports.ts';
import { type AccountsParts, type OpenAccounts, openAccounts } from './token/open-accounts.ts';

export type ServerOptions = {
  /** Folder of the built site, with index.html and assets/; `null` serves the API only. */
  readonly webRoot: string | null;
  /** Writes a line of JSON for each request to standard output. */
  readonly log?: boolean;
  /** Fills a sandbox with artists, albums and tracks, after it has begun to listen. */
  readonly seed?: boolean;
  /** What enters from outside, for tests. */
  readonly parts?: Omit<CodesParts, 'observe'> & Omit<AccountsParts, 'random' | 'publicUrl'>;
};

export type Server = {
  /** Where it listens. */
  readonly url: string;
  /** The demo account and app; `null` where it is no sandbox. */
  readonly demo: SandboxCredentials | null;
  /** Resolves when a sandbox is filled. */
  readonly seeded: Promise<void>;
  /** Ends after the requests under way, then closes the database. */
  close(): Promise<void>;
};

/** Opens the database and listens. Throws `Failure`: cannot_listen, database_newer, storage_full, storage_unavailable. */
export async function startServer(
  config: Config,
  { webRoot, log = false, seed = false, parts }: ServerOptions,
): Promise<Server> {
  const metrics = createMetrics();
  let app: Awaited<ReturnType<typeof createApp>> | undefined;
  const codes = await openCodes(config, {
    ...parts,
    observe(event) {
      metrics.count(event);
      if (event.kind === 'resolver_failed') app?.log.warn({ why: event.why }, 'The resolver slot failed.');
      if (event.kind === 'upstream') app?.log.info({ answer: event.answer }, 'The strip service was asked.');
    },
  });
  const scanner = createScanner();
  let url = config.publicUrl ?? `http://${inUrl(config.host)}:${config.port}`;
  const publicUrl = () => config.publicUrl ?? url;
  let accounts: OpenAccounts | undefined;
  let seeding: Seeding | undefined;
  const close = async () => {
    await seeding?.stop();
    if (app) await closeApp(app);
    await scanner.close();
    await accounts?.close();
    await codes.close();
  };
  let demo: SandboxCredentials | null = null;
  try {
    accounts = await openAccounts(config, { clock: parts?.clock, publicUrl });
    const here = { here: publicUrl, now: accounts.clock.now };
    const webApi = openWebApi(accounts, createCatalogueStore(accounts.stored.database, here), publicUrl);
    const { people, sandbox } = await openPeople(config, accounts, publicUrl);
    demo = sandbox?.credentials() ?? null;
    app = await createApp({
      config,
      accounts,
      webApi,
      people,
      sandbox: sandbox && { ...sandbox, reset: () => sandbox.reset().finally(() => seeding?.again()) },
      codes,
      scanner,
      metrics,
      webRoot,
      log,
      publicUrl,
    });
    await app.listen({ host: config.host, port: config.port }).catch((error) => {
      throw cannotListen(error, config);
    });
    if (seed && sandbox) {
      const complain = (failure: Failure) => app?.log.error({ err: failure }, 'The sandbox could not be filled.');
      const imports = createImportStore(accounts.stored.database);
      seeding = startSeed({ webApi, imports, demo: () => sandbox.credentials().username, complain });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  url = `http://${inUrl(config.host)}:${port}`;
  return { url, demo, seeded: seeding?.done ?? Promise.resolve(), close };
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: Config): Failure {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'taken',
    EACCES: 'forbidden',
    EADDRNOTAVAIL: 'no_address',
    ENOTFOUND: 'no_address',
    EAI_AGAIN: 'no_address',
  };
  return new Failure('cannot_listen', { host, port, reason: reasons[error.code ?? ''] ?? 'unknown' }, { cause: error });
}
