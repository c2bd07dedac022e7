/** A picture on a dashboard. */
export interface Panel {
  readonly title: string;
  /** Shown on hover. */
  readonly description?: string;
  /** As Grafana calls it. */
  readonly unit?: 'short' | 's' | 'ops' | 'bytes' | 'percentunit';
  /** stat: one number for each query; a line over time when left out. */
  readonly kind?: 'stat';
  readonly queries: readonly Query[];
}

export interface Query {
  /** In PromQL. `$of` stands for the labels that the reader of the dashboard chose. */
  readonly expression: string;
  /** Name of its lines, with labels in two braces. */
  readonly legend: string;
}

/** Panels that are about one thing. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}
