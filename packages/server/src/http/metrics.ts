import type { FastifyInstance } from 'fastify';
import type { CodesEvent } from '../codes/codes.ts';
import { createCounter, createGauge, createHistogram, EXPOSITION_TYPE, printFamilies } from './exposition.ts';

/** Counts for Prometheus. No label carries a link, a reference or an address of a person. */
export type Metrics = {
  /** In the text format of Prometheus. */
  print(): { type: string; text: string };
  countRequest(method: string, route: string, status: number, seconds: number): void;
  /** The same for one route, for what is asked thousands of times a second. */
  watchRoute(method: string, route: string): (status: number, seconds: number) => void;
  /** `outcome` is `read` or the id of a failure. */
  countScan(outcome: string, seconds: number): void;
  count(event: CodesEvent): void;
  /** `outcome` is `ok`, an OAuth error or `unavailable`. */
  countToken(grantType: string | undefined, outcome: string, seconds: number): void;
};

/** Names of grants as labels: what a client sends is not one. */
const GRANTS: Readonly<Record<string, string>> = {
  authorization_code: 'authorization_code',
  client_credentials: 'client_credentials',
  refresh_token: 'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code': 'device_code',
};

/** Upper ends in seconds. */
const REQUEST_BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];
const SCAN_BUCKETS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const TOKEN_BUCKETS = [0.0005, 0.002, 0.005, 0.015, 0.05, 0.2, 1];

export function createMetrics(): Metrics {
  const requests = createCounter('barline_http_requests_total', 'Requests answered, by route and status.', [
    'method',
    'route',
    'status',
  ]);
  const requestSeconds = createHistogram(
    'barline_http_request_seconds',
    'Time to answer requests, by route.',
    ['route'],
    REQUEST_BUCKETS,
  );
  const tokens = createCounter(
    'barline_token_requests_total',
    'Requests of the token endpoint, by grant and outcome.',
    ['grant', 'outcome'],
  );
  const tokenSeconds = createHistogram(
    'barline_token_seconds',
    'Time to answer token requests, by grant and outcome.',
    ['grant', 'outcome'],
    TOKEN_BUCKETS,
  );
  const scans = createCounter('barline_scans_total', 'Pictures scanned, by outcome.', ['outcome']);
  const scanSeconds = createHistogram('barline_scan_seconds', 'Time to open and scan a picture.', [], SCAN_BUCKETS);
  const resolved = createCounter('barline_resolved_total', 'References looked up, by who knew the page.', ['via']);
  const resolverFailures = createCounter('barline_resolver_failures_total', 'Failures of the resolver slot, by kind.', [
    'why',
  ]);
  const upstream = createCounter('barline_upstream_total', 'Questions to the strip service, by answer.', ['answer']);
  const families = [
    requests,
    requestSeconds,
    tokens,
    tokenSeconds,
    scans,
    scanSeconds,
    resolved,
    resolverFailures,
    upstream,
    createGauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss()),
    createGauge('process_cpu_seconds_total', 'Time the process has computed.', computedSeconds, 'counter'),
  ];

  const watchToken = rememberPairs((grant, outcome) => {
    const labels = [grant, outcome];
    return { count: tokens.at(labels), time: tokenSeconds.at(labels) };
  });

  const watchRoute: Metrics['watchRoute'] = (method, route) => {
    const byStatus = new Map<number, () => void>();
    const time = requestSeconds.at([route]);
    return (status, seconds) => {
      let count = byStatus.get(status);
      if (!count) byStatus.set(status, (count = requests.at([method, route, String(status)])));
      count();
      time(seconds);
    };
  };

  return {
    print: () => ({ type: EXPOSITION_TYPE, text: printFamilies(families) }),
    countRequest: (method, route, status, seconds) => watchRoute(method, route)(status, seconds),
    watchRoute,
    countScan(outcome, seconds) {
      scans.at([outcome])();
      scanSeconds.at([])(seconds);
    },
    count(event) {
      if (event.kind === 'upstream') upstream.at([event.answer])();
      else if (event.kind === 'resolved') resolved.at([event.via])();
      else resolverFailures.at([event.why])();
    },
    countToken(grantType, outcome, seconds) {
      const { count, time } = watchToken(GRANTS[grantType ?? ''] ?? 'none', outcome);
      count();
      time(seconds);
    },
  };
}

/** What is made for two texts, made once: to join them into one key would cost a good part of what a token does. */
function rememberPairs<T>(make: (first: string, second: string) => T): (first: string, second: string) => T {
  const made = new Map<string, Map<string, T>>();
  return (first, second) => {
    let bySecond = made.get(first);
    if (!bySecond) made.set(first, (bySecond = new Map()));
    let found = bySecond.get(second);
    if (found === undefined) bySecond.set(second, (found = make(first, second)));
    return found;
  };
}

function computedSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Counts every request by its route, not its address. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.countRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
}
