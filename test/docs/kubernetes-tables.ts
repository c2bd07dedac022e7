import { operatorAccess, type AccessRule } from '../../charts/index.ts';
import { operatorMetricsTable } from './metrics-table.ts';
import { objectTable } from './service-tables.ts';
import { code, table } from './tables.ts';

const places: Readonly<Record<keyof typeof operatorAccess, string>> = {
  platforms: 'namespaces that it looks after',
  own: 'its own namespace',
};

/** What each right is for, by the resource. */
const purposes: Readonly<Record<string, string>> = {
  chatclusters: 'to know what is asked for, and to put its finalizer on it',
  'chatclusters/status': 'to say how it is',
  'chatclusters/finalizers': 'to own objects, where the API server checks that',
  pods: 'messaging servers',
  configmaps: 'what is decided, and the specs that are followed',
  secrets: 'whether those that a ChatCluster names are there; the login of Redis; for the console, the keys of tokens',
  events: 'to say what happens',
  leases: 'to agree on who leads',
};
const others = 'what a ChatCluster is made of';

/** The table of the operator's rights, from its RBAC rules. */
function describeAccess(): string {
  const rows = Object.entries(operatorAccess).flatMap(([place, rules]: [string, readonly AccessRule[]]) =>
    rules.map(({ apiGroups, resources, verbs }) => [
      resources.map(code).join(', '), apiGroups.map((group) => (group === '' ? 'core' : code(group))).join(', '), verbs.join(', '),
      places[place as keyof typeof places], [...new Set(resources.map((resource) => purposes[resource] ?? others))].join('; '),
    ]));
  return table(['resources', 'group', 'verbs', 'where', 'what for'], rows);
}

/** The tables of docs/kubernetes.md, by the name of their mark. */
export const kubernetesTables = (): Map<string, string> => new Map([['objects', objectTable()], ['access', describeAccess()], ['operator-metrics', operatorMetricsTable()]]);
