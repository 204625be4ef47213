import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../token/accounts.ts';
import { describeServer } from '../../token/metadata.ts';
import { openToAll } from '../headers.ts';

/** RFC 8414 metadata, the same under its own name and that of OpenID Connect. */
export function discover({ rules }: Accounts, publicUrl: () => string) {
  return async (_request: FastifyRequest, reply: FastifyReply) =>
    openToAll(reply)
      .type('application/json')
      .header('cache-control', 'public, max-age=60')
      .send(JSON.stringify(describeServer(publicUrl(), rules())));
}
