import type { FastifyInstance } from 'fastify';

/** How long requests under way, and connections that ask nothing, are waited for, in ms. */
const LONGEST_WAIT = 10_000;
const SWEEP = 20;

/** Takes no more connections, lets what is under way be answered, and ends when the last connection has ended. */
export async function closeApp(app: FastifyInstance): Promise<void> {
  const closed = app.close();
  // A connection that was answering when this began would be kept alive for its next request.
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP);
  const cut = setTimeout(() => app.server.closeAllConnections(), LONGEST_WAIT);
  try {
    await closed;
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
