import type { Choice } from '../helm/index.ts';
import type { Labels } from '../objects.ts';

/** What the objects that watch are built from: values, or the marks that stand for them in a template. */
export interface MonitoringSettings {
  readonly namespace: string;
  /** Of every object. */
  readonly labels: Labels;
  readonly podMonitor: { readonly interval: string; readonly labels: Labels };
  readonly rules: { readonly labels: Labels; readonly runbooks: string };
  readonly dashboards: { readonly labels: Labels };
  /** Whether the operator manages some namespaces only: these. */
  readonly hasNamespaces: Choice;
  readonly namespaces: readonly string[];
}
