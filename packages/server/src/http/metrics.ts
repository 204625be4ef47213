import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';
import type { CodesEvent } from '../codes/codes.ts';

/** Counts for Prometheus. No label carries a link, a reference or an address of a person. */
export type Metrics = {
  /** In the text format of Prometheus. */
  print(): Promise<{ type: string; text: string }>;
  countRequest(method: string, route: string, status: number, seconds: number): void;
  /** The same for one route, for what is asked thousands of times a second. */
  watchRoute(method: string, route: string): (status: number, seconds: number) => void;
  /** `outcome` is `read` or the id of a failure. */
  countScan(outcome: string, seconds: number): void;
  count(event: CodesEvent): void;
  /** `outcome` is `ok`, an OAuth error or `unavailable`. */
  countToken(grantType: string | undefined, outcome: string, seconds: number): void;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const watchRoute = countRoutes(registers);
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
    countRequest: (method, route, status, seconds) => watchRoute(method, route)(status, seconds),
    watchRoute,
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

/** Upper ends in seconds. */
const REQUEST_BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];

type RouteTimes = {
  readonly route: string;
  readonly within: number[];
  readonly statuses: Map<string, Map<number, number>>;
  sum: number;
  count: number;
};

/** Rates and times per route, counted here and handed over when they are asked for; see `countTokens`. */
function countRoutes(registers: Registry[]): Metrics['watchRoute'] {
  const routes = new Map<string, RouteTimes>();
  new Counter({
    name: 'barline_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
    collect() {
      this.reset();
      for (const { route, statuses } of routes.values()) {
        for (const [method, byStatus] of statuses) {
          for (const [status, count] of byStatus) this.inc({ method, route, status }, count);
        }
      }
    },
  });
  new Counter({
    name: 'barline_http_request_seconds_sum',
    help: 'Time to answer requests, by route.',
    labelNames: ['route'],
    registers,
    collect() {
      this.reset();
      for (const { route, sum } of routes.values()) this.inc({ route }, sum);
    },
  });
  new Counter({
    name: 'barline_http_request_seconds_count',
    help: 'Requests that were timed, by route.',
    labelNames: ['route'],
    registers,
    collect() {
      this.reset();
      for (const { route, count } of routes.values()) this.inc({ route }, count);
    },
  });
  new Counter({
    name: 'barline_http_request_seconds_bucket',
    help: 'Requests answered within so many seconds, by route.',
    labelNames: ['route', 'le'],
    registers,
    collect() {
      this.reset();
      for (const { route, within, count } of routes.values()) {
        for (const [index, le] of REQUEST_BUCKETS.entries()) this.inc({ route, le: String(le) }, within[index]);
        this.inc({ route, le: '+Inf' }, count);
      }
    },
  });

  return (method, route) => {
    let times = routes.get(route);
    if (!times) {
      times = { route, within: REQUEST_BUCKETS.map(() => 0), statuses: new Map(), sum: 0, count: 0 };
      routes.set(route, times);
    }
    const found = times;
    const byStatus = found.statuses.get(method) ?? new Map<number, number>();
    found.statuses.set(method, byStatus);
    return (status, seconds) => {
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
      found.count++;
      found.sum += seconds;
      for (let index = REQUEST_BUCKETS.length - 1; index >= 0 && seconds <= REQUEST_BUCKETS[index]; index--) {
        found.within[index]++;
      }
    };
  };
}

/** Names of grants as labels: what a client sends is not one. */
const GRANTS: Readonly<Record<string, string>> = {
  authorization_code: 'authorization_code',
  client_credentials: 'client_credentials',
  refresh_token: 'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code': 'device_code',
};

/** Upper ends in seconds. */
const BUCKETS = [0.0005, 0.002, 0.005, 0.015, 0.05, 0.2, 1];

type Times = {
  readonly labels: { grant: string; outcome: string };
  readonly within: number[];
  sum: number;
  count: number;
};

/**
 * Rates and times per grant and outcome. Counted here and handed over when they are asked for, since counting in the
 * library costs a good part of what a token does.
 */
function countTokens(registers: Registry[]): Metrics['countToken'] {
  const all = new Map<string, Map<string, Times>>();
  const times = () => [...all.values()].flatMap((byOutcome) => [...byOutcome.values()]);
  const labelNames = ['grant', 'outcome'];
  new Counter({
    name: 'barline_token_requests_total',
    help: 'Requests of the token endpoint, by grant and outcome.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { labels, count } of times()) this.inc(labels, count);
    },
  });
  new Counter({
    name: 'barline_token_seconds_sum',
    help: 'Time to answer token requests, by grant and outcome.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { labels, sum } of times()) this.inc(labels, sum);
    },
  });
  new Counter({
    name: 'barline_token_seconds_bucket',
    help: 'Token requests answered within so many seconds, by grant and outcome.',
    labelNames: [...labelNames, 'le'],
    registers,
    collect() {
      this.reset();
      for (const { labels, within, count } of times()) {
        for (const [index, le] of BUCKETS.entries()) this.inc({ ...labels, le: String(le) }, within[index]);
        this.inc({ ...labels, le: '+Inf' }, count);
      }
    },
  });

  function find(grant: string, outcome: string): Times {
    let byOutcome = all.get(grant);
    if (!byOutcome) all.set(grant, (byOutcome = new Map()));
    let found = byOutcome.get(outcome);
    if (!found) {
      found = { labels: { grant, outcome }, within: BUCKETS.map(() => 0), sum: 0, count: 0 };
      byOutcome.set(outcome, found);
    }
    return found;
  }

  return (grantType, outcome, seconds) => {
    const found = find(GRANTS[grantType ?? ''] ?? 'none', outcome);
    found.count++;
    found.sum += seconds;
    for (let index = BUCKETS.length - 1; index >= 0 && seconds <= BUCKETS[index]; index--) found.within[index]++;
  };
}

/** Counts every request by its route, not its address. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.countRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
}
