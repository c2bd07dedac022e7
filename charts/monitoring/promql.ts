/** Labels that every series of a platform's Pods has, beside those of the metric: the PodMonitor gives them. */
export const platformLabels = ['namespace', 'chatcluster'] as const;

/** Labels that Prometheus and the PodMonitors give to what they ask for. */
export const targetLabels = [...platformLabels, 'pod', 'container', 'service', 'job', 'instance', 'endpoint'] as const;

const platform = platformLabels.join(', ');

/** Of each platform. */
export const sumByPlatform = (of: string): string => `sum by (${platform}) (${of})`;
export const maxByPlatform = (of: string): string => `max by (${platform}) (${of})`;
export const minByPlatform = (of: string): string => `min by (${platform}) (${of})`;

/** How fast a counter grows, per second. */
export const rate = (counter: string): string => `rate(${counter}[5m])`;

/** A quantile of a histogram, for each platform. */
export const quantileByPlatform = (quantile: number, histogram: string, more: readonly string[] = []): string =>
  `histogram_quantile(${quantile}, sum by (${['le', ...platformLabels, ...more].join(', ')}) ` +
  `(${rate(`${histogram}_bucket`)}))`;

/**
 * Whether a counter grew in the last ten minutes. A series that was not there before began at 1 for Prometheus, which
 * sees no growth in that: it counts as well.
 */
export const grew = (by: string, counter: string): string =>
  `sum by (${by}) (increase(${counter}[10m])) > 0 or sum by (${by}) (${counter} unless ${counter} offset 10m) > 0`;
