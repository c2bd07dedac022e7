/** Something that a person should look at. docs/runbooks.md has a section of the same name. */
export interface Alert {
  readonly name: `Cecochat${string}`;
  /** critical: users notice, or soon will: operators respond at once. warning: operators respond today. */
  readonly severity: 'critical' | 'warning';
  /** In PromQL: what is found is what is wrong. */
  readonly expression: string;
  /** How long it has to be so; left out: once is enough. */
  readonly for?: `${number}m`;
  /** One line for operators. Prometheus fills in labels. */
  readonly summary: string;
}

/** Pure: the heading of the alert's section, as a link leads to it. */
export const anchorOf = ({ name }: Alert): string => name.toLowerCase();
