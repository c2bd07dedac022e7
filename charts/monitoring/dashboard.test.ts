import { buildDashboard } from './dashboard.ts';
import { operatorAlerts } from './operator-alerts.ts';
import { platformAlerts } from './platform-alerts.ts';
import { rows } from './rows.ts';

interface Built {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly refId: string; readonly expr: string; readonly legendFormat: string }[];
}

const dashboard = buildDashboard('CecoChat', rows) as { readonly panels: readonly Built[]; readonly templating: { readonly list: readonly { readonly name: string }[] } };

test('every panel has a place of its own in a grid of 24 columns', () => {
  const taken = new Set<string>();
  for (const { gridPos: { x, y, w, h } } of dashboard.panels) {
    expect(x + w).toBeLessThanOrEqual(24);
    for (let column = x; column < x + w; column++) for (let line = y; line < y + h; line++) {
      expect(taken).not.toContain(`${column} ${line}`);
      taken.add(`${column} ${line}`);
    }
  }
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
});

test('panels come under the row that they belong to', () => {
  const titles = dashboard.panels.map(({ type, title }) => (type === 'row' ? `# ${title}` : title));
  expect(titles).toEqual(rows.flatMap(({ title, panels }) => [`# ${title}`, ...panels.map((panel) => panel.title)]));
});

test('queries use no variable that the reader cannot choose', () => {
  const known = [...dashboard.templating.list.map(({ name }) => name), '__rate_interval'];
  const used = dashboard.panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => [...expr.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '')));
  expect([...new Set(used)].sort()).toEqual(['__rate_interval', 'chatcluster', 'namespace']);
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
});

test('queries of a panel are told apart', () => {
  for (const { targets = [] } of dashboard.panels) {
    expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    expect(new Set(targets.map(({ legendFormat }) => legendFormat)).size).toBe(targets.length);
  }
});

test('labels in the summary of an alert are among those that its query leaves', () => {
  const alerts = [...operatorAlerts, ...platformAlerts];
  const missing = alerts.flatMap(({ name, expression, summary }) => {
    const kept = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(', '));
    const isWhole = kept.length === 0; // Nothing is put together: the series keeps all of its labels.
    return [...summary.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label).filter((label) => !isWhole && !kept.includes(label)).map((label) => `${name}: ${label}`);
  });
  expect(missing).toEqual([]);
});
