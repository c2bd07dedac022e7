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

const columns = 24;
/** Of Grafana's grid, by the kind of panel. */
const sizes = { stat: { w: 4, h: 4 }, timeseries: { w: 8, h: 8 } } as const;
const datasource = { type: 'prometheus', uid: '${datasource}' };

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pure: a dashboard as Grafana reads it. */
export function buildDashboard(title: string, rows: readonly Row[]): object {
  return {
    uid: 'cecochat',
    title,
    tags: ['cecochat'],
    schemaVersion: 39,
    editable: true,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    templating: { list: [buildSource(), ...['namespace', 'chatcluster'].map(buildVariable)] },
    panels: placeRows(rows),
  };
}

const buildSource = () => ({ name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus' });

const buildVariable = (label: string) => ({
  name: label, label, type: 'query', datasource,
  query: { query: `label_values(cecochat_messaging_connections, ${label})`, refId: label },
  includeAll: true, multi: true, refresh: 2, sort: 1, current: { text: 'All', value: '$__all' },
});

function placeRows(rows: readonly Row[]): object[] {
  let id = 0;
  let y = 0;
  return rows.flatMap(({ title, panels }) => {
    const head = {
      id: ++id, type: 'row', title, gridPos: { x: 0, y: y++, w: columns, h: 1 }, collapsed: false, panels: [],
    };
    let place: Place = { x: 0, y };
    const placed = panels.map((panel) => {
      const { w, h } = sizes[panel.kind ?? 'timeseries'];
      const at = place.x + w > columns ? { x: 0, y: place.y + h } : place;
      place = { x: at.x + w, y: at.y };
      y = Math.max(y, at.y + h);
      return buildPanel(panel, ++id, { ...at, w, h });
    });
    return [head, ...placed];
  });
}

function buildPanel({ title, description, unit = 'short', kind, queries }: Panel, id: number, gridPos: object): object {
  return {
    id, type: kind ?? 'timeseries', title,
    ...(description !== undefined && { description }),
    gridPos, datasource,
    fieldConfig: { defaults: { unit, ...(kind === undefined && { min: 0 }) }, overrides: [] },
    targets: queries.map(({ expression, legend }, index) => ({
      refId: String.fromCharCode(65 + index), datasource, expr: expression, legendFormat: legend,
    })),
  };
}
