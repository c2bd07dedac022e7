import { errorCodes } from '@cecochat/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf, operatorAlerts, platformAlerts, rows, targetLabels } from '../../charts/index.ts';
import { registeredMetrics } from './metrics-table.ts';
import { readQuery, type PromQuery } from './promql.ts';
import { readDocument } from './tables.ts';

const alerts = [...operatorAlerts, ...platformAlerts];
const queries: [where: string, query: PromQuery][] = [
  ...alerts.map(({ name, expression }): [string, PromQuery] => [name, readQuery(expression)]),
  ...rows.flatMap(({ panels }) => panels.flatMap(({ title, queries: of }) => of.map(({ expression }): [string, PromQuery] => [title, readQuery(expression)]))),
];
const metrics = registeredMetrics();

/** The metric that a series is of: a histogram has three kinds of them. Prometheus itself writes `up`. */
function metricOf(series: string) {
  if (series === 'up') return { name: 'up', labelNames: [], type: 'gauge', help: '' };
  const metric = metrics.get(series.replace(/_(bucket|sum|count)$/, ''));
  return metric?.type === 'histogram' ? metric : metrics.get(series);
}

test('every alert and every panel asks for metrics that a process of ours shows', () => {
  const asked = queries.flatMap(([where, query]) => query.asked.map(({ name }) => ({ where, name })));
  expect(asked.length).toBeGreaterThan(80);
  expect(asked.filter(({ name }) => metricOf(name) === undefined)).toEqual([]);
});

test('a histogram is asked for by its parts, and nothing else is', () => {
  const series = queries.flatMap(([, query]) => query.asked.map(({ name }) => name));
  expect(series.filter((name) => /_(bucket|sum|count)$/.test(name) !== (metricOf(name)?.type === 'histogram'))).toEqual([]);
});

test('labels are those of the metric, or those that everything has that is asked', () => {
  for (const [where, { asked, groupings }] of queries) {
    const own = asked.map(({ name }) => metricOf(name)?.labelNames ?? []);
    const matched = asked.flatMap(({ matchers }, index) => matchers.map(({ label }) => label).filter((label) => !own[index]?.includes(label)));
    const known: readonly string[] = [...targetLabels, 'le'];
    expect({ where, unknown: [...matched, ...groupings.filter((label) => !own.flat().includes(label))].filter((label) => !known.includes(label)) }).toEqual({ where, unknown: [] });
  }
});

/** Every value that a label is compared with; alternatives of a pattern each. */
const valuesOf = (label: string): string[] =>
  [...new Set(queries.flatMap(([, { asked }]) => asked.flatMap(({ matchers }) => matchers.filter((matcher) => matcher.label === label).flatMap(({ value }) => value.split('|')))))];

test('codes, reasons and outcomes are those of the code', () => {
  const decide = join(import.meta.dirname, '../../operator/decide');
  const sources = readdirSync(decide).filter((name) => /(?<!\.test)\.ts$/.test(name)).map((name) => readFileSync(join(decide, name), 'utf8')).join('\n');
  const warns = (reason: string) => new RegExp(`\\bwarn\\(\\s*turn,\\s*'${reason}'`).test(sources);
  expect(valuesOf('code').filter((code) => !(errorCodes as readonly string[]).includes(code))).toEqual([]);
  const [reasons, outcomes] = [valuesOf('reason'), valuesOf('outcome')];
  expect(reasons.filter((reason) => !warns(reason))).toEqual([]);
  expect(outcomes.filter((outcome) => !new RegExp(`outcome: .*'${outcome}'`).test(sources))).toEqual([]);
  expect([reasons.length, outcomes.length]).toEqual([4, 2]);
});

const runbooks = readDocument('runbooks.md');
const sections = runbooks.split(/^### /m).slice(1);

test('every alert has a section in runbooks.md, and every section there an alert', () => {
  expect(sections.map((section) => section.slice(0, section.indexOf('\n')))).toEqual(alerts.map(({ name }) => name));
  expect(new Set(alerts.map(anchorOf)).size).toBe(alerts.length);
});

test.each(sections.map((section) => [section.slice(0, section.indexOf('\n')), section] as const))('the runbook of %s says what it means, how to look and what to do', (_, section) => {
  for (const part of ['**What it means.**', '**How to look.**', '**What to do.**']) expect(section).toMatch(new RegExp(`^${part.replaceAll('*', '\\*')} \\S`, 'm'));
});

test('runbooks name metrics that are there', () => {
  const named = [...runbooks.matchAll(/`(cecochat_\w+)`/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => metricOf(name) === undefined)).toEqual([]);
});
