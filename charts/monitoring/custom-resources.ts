/** As much of the kinds of the Prometheus Operator (monitoring.coreos.com/v1) as is used here. */
export interface PodMonitor {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly spec: PodMonitorSpec;
}

export interface PodMonitorSpec {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  /** Left out: its own namespace. */
  readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
  readonly podMetricsEndpoints: readonly PodMetricsEndpoint[];
}

interface PodMetricsEndpoint {
  /** Name of a port of a container. */
  readonly port: string;
  readonly path: string;
  readonly interval: string;
  readonly relabelings?: readonly { readonly sourceLabels: readonly string[]; readonly targetLabel: string }[];
}

export interface PrometheusRule {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly spec: { readonly groups: readonly { readonly name: string; readonly rules: readonly AlertingRule[] }[] };
}

export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  /** How long it has to be so. */
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
