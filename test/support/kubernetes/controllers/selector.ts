import type { V1LabelSelector } from '@kubernetes/client-node';

type Labels = Readonly<Record<string, string>>;

/** Pure: whether the labels match. An empty selector matches everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }: V1LabelSelector, labels: Labels = {}): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case 'In': return value !== undefined && values.includes(value);
        case 'NotIn': return value === undefined || !values.includes(value);
        case 'Exists': return value !== undefined;
        case 'DoesNotExist': return value === undefined;
        default: throw new Error(`no operator ${operator}`);
      }
    });
}

/** Pure: the query by which the API server picks what has these labels. */
export const labelQuery = (labels: Labels = {}): string =>
  `labelSelector=${encodeURIComponent(Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(','))}`;
