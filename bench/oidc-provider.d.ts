declare module 'oidc-provider' {
  import type { Server } from 'node:http';

  /** What the benchmark uses of it; it brings no types. */
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    listen(port: number, host: string, listening: () => void): Server;
  }
}
