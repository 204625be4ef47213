/** Values of the labels of a family, in their order. */
type Values = readonly string[];

/** What a family of metrics prints. */
export type Family = { print(): string };

export type Counter = Family & {
  /** Adds one to these labels. What counts thousands of times a second keeps the function. */
  at(values: Values): () => void;
};

export type Histogram = Family & {
  /** Adds a time in seconds to these labels. */
  at(values: Values): (seconds: number) => void;
};

/** The media type of `printFamilies`. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). Counting is adding to a number
 * here, since a request to the token endpoint costs about as much as the same in a library of metrics.
 */
export function printFamilies(families: readonly Family[]): string {
  return families.map((family) => family.print()).join('\n');
}

/** Counts what happened, by labels. */
export function createCounter(name: string, help: string, labels: Values): Counter {
  const { each, find } = collectByLabels(() => ({ count: 0 }));
  return {
    at(values) {
      const found = find(values);
      return () => {
        found.count++;
      };
    },
    print: () => head(name, help, 'counter') + each((values, { count }) => line(name, labels, values, count)),
  };
}

/** Counts how long things took, by labels; `buckets` are the upper ends in seconds, rising. */
export function createHistogram(name: string, help: string, labels: Values, buckets: readonly number[]): Histogram {
  const { each, find } = collectByLabels(() => ({ within: buckets.map(() => 0), sum: 0, count: 0 }));
  return {
    at(values) {
      const found = find(values);
      return (seconds) => {
        found.count++;
        found.sum += seconds;
        for (let index = buckets.length - 1; index >= 0 && seconds <= buckets[index]; index--) found.within[index]++;
      };
    },
    print: () =>
      head(name, help, 'histogram') +
      each((values, { within, sum, count }) =>
        [
          ...buckets.map((le, index) => bucket(values, String(le), within[index])),
          bucket(values, '+Inf', count),
          line(`${name}_sum`, labels, values, sum),
          line(`${name}_count`, labels, values, count),
        ].join(''),
      ),
  };

  function bucket(values: Values, le: string, count: number): string {
    return line(`${name}_bucket`, [...labels, 'le'], [...values, le], count);
  }
}

/** A number that is read when it is printed. */
export function createGauge(name: string, help: string, read: () => number, type = 'gauge'): Family {
  return { print: () => head(name, help, type) + line(name, [], [], read()) };
}

function collectByLabels<T>(begin: () => T) {
  const all = new Map<string, { readonly values: Values; readonly counted: T }>();
  return {
    find(values: Values): T {
      const key = values.join('\n');
      let found = all.get(key);
      if (!found) all.set(key, (found = { values, counted: begin() }));
      return found.counted;
    },
    each: (print: (values: Values, counted: T) => string) =>
      [...all.values()].map(({ values, counted }) => print(values, counted)).join(''),
  };
}

function head(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function line(name: string, labels: Values, values: Values, value: number): string {
  const pairs = labels.map((label, index) => `${label}="${escapeValue(values[index])}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

function escapeValue(value: string): string {
  return value.replace(/[\\"\n]/g, (char) => ESCAPES[char]);
}
