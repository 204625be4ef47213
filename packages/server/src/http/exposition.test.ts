import { describe, expect, it } from 'vitest';
import { createCounter, createGauge, createHistogram, printFamilies } from './exposition.ts';

describe('metrics in the text format of Prometheus', () => {
  it('count by labels', () => {
    const scans = createCounter('scans_total', 'Pictures scanned.', ['outcome', 'from']);
    for (const outcome of ['read', 'no_code', 'read', 'read']) scans.at([outcome, 'file'])();
    expect(scans.print()).toBe(
      '# HELP scans_total Pictures scanned.\n# TYPE scans_total counter\n' +
        'scans_total{outcome="read",from="file"} 3\nscans_total{outcome="no_code",from="file"} 1\n',
    );
  });

  it('have a bucket for each time that fits in it, and one for all', () => {
    const seconds = createHistogram('seconds', 'Time.', ['route'], [0.1, 1]);
    for (const time of [0.1, 0.5, 4]) seconds.at(['/'])(time);
    expect(seconds.print().split('\n').slice(1, -1)).toEqual([
      '# TYPE seconds histogram',
      'seconds_bucket{route="/",le="0.1"} 1',
      'seconds_bucket{route="/",le="1"} 2',
      'seconds_bucket{route="/",le="+Inf"} 3',
      'seconds_sum{route="/"} 4.6',
      'seconds_count{route="/"} 3',
    ]);
  });

  it('escape what a label’s value may not hold', () => {
    const odd = createCounter('odd_total', 'Odd.', ['value']);
    odd.at(['a"b\\c\nd'])();
    expect(odd.print()).toContain('odd_total{value="a\\"b\\\\c\\nd"} 1\n');
  });

  it('read a gauge when they are printed, and keep families apart', () => {
    let bytes = 1;
    const gauge = createGauge('bytes', 'Memory.', () => bytes);
    bytes = 2;
    expect(printFamilies([gauge, gauge])).toBe(
      '# HELP bytes Memory.\n# TYPE bytes gauge\nbytes 2\n\n# HELP bytes Memory.\n# TYPE bytes gauge\nbytes 2\n',
    );
  });
});
