import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';
import type { CodesEvent } from '../codes/codes.ts';

/** Counts for Prometheus. No label carries a link, a reference or an address of a person. */
export type Metrics = {
  /** In the text format of Prometheus. */
  print(): Promise<{ type: string; text: string }>;
  countRequest(method: string, route: string, status: number, seconds: number): void;
  /** `outcome` is `read` or the id of a failure. */
  countScan(outcome: string, seconds: number): void;
  count(event: CodesEvent): void;
  /** `outcome` is `ok`, an OAuth error or `unavailable`. */
  countToken(grantType: string | undefined, outcome: string, seconds: number): void;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'barline_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'barline_http_request_seconds',
    help: 'Time to answer a request, by route.',
    labelNames: ['route'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const scans = new Counter({
    name: 'barline_scans_total',
    help: 'Pictures scanned, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const scanSeconds = new Histogram({
    name: 'barline_scan_seconds',
    help: 'Time to open and scan a picture.',
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  const resolved = new Counter({
    name: 'barline_resolved_total',
    help: 'References looked up, by who knew the page.',
    labelNames: ['via'],
    registers,
  });
  const resolverFailures = new Counter({
    name: 'barline_resolver_failures_total',
    help: 'Failures of the resolver slot, by kind.',
    labelNames: ['why'],
    registers,
  });
  const upstream = new Counter({
    name: 'barline_upstream_total',
    help: 'Questions to the strip service, by answer.',
    labelNames: ['answer'],
    registers,
  });
  const tokens = countTokens(registers);

  return {
    print: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    countRequest(method, route, status, seconds) {
      requests.inc({ method, route, status });
      requestSeconds.observe({ route }, seconds);
    },
    countScan(outcome, seconds) {
      scans.inc({ outcome });
      scanSeconds.observe(seconds);
    },
    count(event) {
      if (event.kind === 'upstream') upstream.inc({ answer: event.answer });
      else if (event.kind === 'resolved') resolved.inc({ via: event.via });
      else resolverFailures.inc({ why: event.why });
    },
    countToken: tokens,
  };
}

/** Names of grants as labels: what a client sends is not one. */
const GRANTS: Readonly<Record<string, string>> = {
  authorization_code: 'authorization_code',
  client_credentials: 'client_credentials',
  refresh_token: 'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code': 'device_code',
};

/** Rates and times per grant and outcome; what counts is found once, since a token must cost little. */
function countTokens(registers: Registry[]): Metrics['countToken'] {
  const labelNames = ['grant', 'outcome'];
  const requests = new Counter({
    name: 'barline_token_requests_total',
    help: 'Requests of the token endpoint, by grant and outcome.',
    labelNames,
    registers,
  });
  const seconds = new Histogram({
    name: 'barline_token_seconds',
    help: 'Time to answer a token request, by grant and outcome.',
    labelNames,
    buckets: [0.0005, 0.002, 0.005, 0.015, 0.05, 0.2, 1],
    registers,
  });
  const found = new Map<string, Map<string, (took: number) => void>>();

  function find(grant: string, outcome: string): (took: number) => void {
    let byOutcome = found.get(grant);
    if (!byOutcome) found.set(grant, (byOutcome = new Map()));
    let count = byOutcome.get(outcome);
    if (!count) {
      const [counter, histogram] = [requests.labels(grant, outcome), seconds.labels(grant, outcome)];
      count = (took) => {
        counter.inc();
        histogram.observe(took);
      };
      byOutcome.set(outcome, count);
    }
    return count;
  }

  return (grantType, outcome, took) => find(GRANTS[grantType ?? ''] ?? 'none', outcome)(took);
}

/** Counts every request by its route, not its address. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.countRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
}
