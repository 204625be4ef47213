// Run as: node serve-for-tests.ts, settings in the environment. Serves without a sandbox and prints its address.
import { readConfig } from '../config.ts';
import { startServer } from '../start-server.ts';

const server = await startServer(readConfig(process.env, { sandbox: false }), { webRoot: null });
process.on('SIGTERM', () => void server.close());
console.log(server.url);
