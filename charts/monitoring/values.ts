import { z } from 'zod';
import { texts } from '../values.ts';

const labels = (what: string) =>
  texts.default({}).describe(`More labels of ${what}, by which your Prometheus finds them.`);

/** What is watched, and how. */
export const monitoringValues = z
  .strictObject({
    podMonitor: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe('Has Prometheus ask the operator, and the Pods of every ChatCluster that it looks after.'),
        interval: z
          .string()
          .regex(/^\d+(ms|s|m)$/, 'must be a time such as 15s')
          .default('15s')
          .describe('How often.'),
        labels: labels('the PodMonitors'),
      })
      .prefault({})
      .describe('Two PodMonitors, where the cluster has that kind.'),
    rules: z
      .strictObject({
        enabled: z.boolean().default(false).describe('Has Prometheus tell when something is wrong.'),
        labels: labels('the PrometheusRule'),
        runbooks: z
          .string()
          .default('docs/runbooks.md')
          .describe('Where runbooks.md is; the annotation runbook_url is this with # and a heading.'),
      })
      .prefault({})
      .describe('A PrometheusRule with alerts, where the cluster has that kind. They need the PodMonitors.'),
    dashboards: z
      .strictObject({
        enabled: z.boolean().default(false).describe('Shows Grafana a dashboard.'),
        labels: texts.default({ grafana_dashboard: '1' }).describe('Labels by which Grafana finds it.'),
      })
      .prefault({})
      .describe('A ConfigMap with a dashboard of Grafana.'),
  })
  .prefault({})
  .describe('Metrics, alerts and a dashboard.');
