import type { Alert } from './alert.ts';
import { grew } from './promql.ts';

const noted = (reason: string): string => grew('namespace', `cecochat_operator_notes_total{reason="${reason}"}`);

/** Alerts about the operator and its actions. */
export const operatorAlerts: readonly Alert[] = [
  {
    name: 'CecochatNoOperatorLeads',
    severity: 'critical',
    expression: 'absent(cecochat_operator_leading == 1)',
    for: '2m',
    summary: 'No operator leads: platforms serve on, but nothing is healed, scaled or upgraded.',
  },
  {
    name: 'CecochatSeveralOperatorsLead',
    severity: 'warning',
    expression: 'sum by (namespace) (cecochat_operator_leading) > 1',
    for: '2m',
    summary: '{{ $value }} operators in {{ $labels.namespace }} lead at once.',
  },
  {
    name: 'CecochatRoundsFail',
    severity: 'warning',
    expression: 'sum by (namespace) (rate(cecochat_operator_failed_rounds_total[5m])) > 0',
    for: '10m',
    summary: 'The operator in {{ $labels.namespace }} cannot see or change the world.',
  },
  {
    name: 'CecochatOperatorBehind',
    severity: 'warning',
    expression: 'min_over_time(cecochat_operator_queue_depth[10m]) > 0',
    summary: 'The operator {{ $labels.pod }} has not caught up with what happens for ten minutes.',
  },
  {
    name: 'CecochatServerLost', severity: 'warning', expression: noted('ServerLost'),
    summary: 'A messaging server died or fell silent; its devices had to connect anew.',
  },
  {
    name: 'CecochatNoServer', severity: 'critical', expression: noted('NoServer'),
    summary: 'Partitions have no server: their users are not served.',
  },
  {
    name: 'CecochatReportsLost', severity: 'critical', expression: noted('ReportsLost'),
    summary: 'More than half of the servers of a platform stopped reporting at once.',
  },
  {
    name: 'CecochatUpgradeFailed', severity: 'warning', expression: noted('UpgradeFailed'),
    summary: 'A version of the services did not get healthy and was given up.',
  },
  {
    name: 'CecochatHandoversCut',
    severity: 'warning',
    expression: grew('namespace, outcome', 'cecochat_operator_handovers_total{outcome=~"cut|cancelled"}'),
    summary:
      'Handovers ended as {{ $labels.outcome }}: partitions did not move as gently as they should, or not at all.',
  },
];
