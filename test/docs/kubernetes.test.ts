import { podTroubleReasons } from '../../operator/kubernetes/shell/index.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { leaseTimes } from '../../operator/reconcile/index.ts';
import { parseManifest } from '../../operator/manifest/index.ts';
import { buildChildren, buildMessagingPod, buildRoutingConfigMap, buildSpecsConfigMap, readServableSpec } from '../../operator/kubernetes/objects/index.ts';
import { replicatedServices } from '../../services/catalogue.ts';
import { kubernetesTables } from './kubernetes-tables.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

const repository = join(import.meta.dirname, '../..');
const document = readDocument('kubernetes.md');
const sectionOf = (heading: string): string => document.split(/^##+ /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const programsIn = (folder: string): string[] => readdirSync(join(repository, folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).map((name) => `${folder}/${name}`);
const wordsIn = (text: string): string[] => [...new Set([...text.matchAll(/`([A-Z][a-zA-Z]+)`/g)].map(([, word]) => word ?? ''))].sort();

test('the document has the objects, and the rights and metrics of the operator, as they are in the code; if not, node test/docs/write-tables.ts writes them', () => {
  expect(wantedTables(document)).toEqual(['objects', 'access', 'operator-metrics']);
  expect(document).toBe(fillTables(document, kubernetesTables()));
});

/** The first manifest that the document shows. */
function readShownManifest() {
  const [, indent = '', shown = ''] = /^( *)```yaml\n( *apiVersion[^]*?)```/m.exec(document) ?? [];
  return parseManifest(shown.replaceAll(new RegExp(`^${indent}`, 'gm'), ''), 'kubernetes.md');
}

test('the manifest of the first ChatCluster is one, and a cluster can serve it', () => {
  expect(readServableSpec(readShownManifest().spec).kind).toBe('servable');
});

test('every object of a ChatCluster is in the table, by its kind and name', () => {
  const { metadata: { name }, spec: shown } = readShownManifest();
  const several = Object.fromEntries(replicatedServices.map((name) => [name, { ...shown[name], replicas: 2 }]));
  const reading = readServableSpec({ ...shown, ...several });
  if (reading.kind !== 'servable') throw new Error('the manifest cannot be served');
  const cluster = { name, namespace: 'chat', uid: 'uid', spec: reading.spec };
  const made = [
    ...buildChildren(cluster, { version: '0.1.0', servers: 2 }), buildMessagingPod(cluster, { name: 'messaging-0', version: '0.1.0', advertised: '' }),
    buildRoutingConfigMap(cluster, {}, '{}'), buildSpecsConfigMap(cluster, {}),
  ];
  const rows = sectionOf('What the operator makes').split('\n').filter((line) => line.startsWith('| '));
  const named = ({ kind, metadata }: (typeof made)[number]) => `\`${metadata.name.replace(/-setup-[0-9a-f]+$/, '-setup-<hash>')}\` of kind ${kind}`;
  const known = rows.flatMap((row) => [...(row.split(' | ')[1] ?? '').matchAll(/`[^`]+`/g)].map(([text]) => `${text} of kind ${row.slice(2, row.indexOf(' |'))}`));
  expect(made.map(named).filter((each) => !known.includes(each))).toEqual([]);
  expect(made.length).toBeGreaterThan(15);
});

test('every reason of a condition is in the table, and no other', () => {
  const sources = ['operator/decide/status.ts', 'operator/kubernetes/dependencies/find-problem.ts', ...programsIn('operator/kubernetes/controller')];
  const words = sources.flatMap((path) => [...read(path).matchAll(/'([A-Z][a-z]+[A-Z]?[a-zA-Z]*)'/g)].map(([, word]) => word ?? ''));
  const types = ['Ready', 'Progressing', 'Degraded', 'Balanced', 'DependenciesReady', 'ClocksAgree', 'HistoryComplete', 'TopicMatches', 'Secure'];
  // Other words in these files: kinds of objects, conditions of the API server, types and actions of Events.
  const kinds = ['Job', 'Service', 'Deployment', 'PodDisruptionBudget', 'NetworkPolicy', 'ConfigMap', 'Lease'];
  const others = [...kinds, 'Failed', 'ReplicaFailure', 'Background', 'NamespaceTerminating', 'True', 'False', 'Warning', 'Normal', 'Reconcile'];
  const reasons = [...new Set([...words, ...podTroubleReasons])].filter((word) => ![...types, ...others].includes(word)).sort();
  const table = sectionOf('How it is').split('\n').filter((line) => /^\| (?:`\w+` )?\| (?:True|False) \|/.test(line) || /^\| \| (?:True|False) \|/.test(line));
  const told = table.flatMap((row) => wordsIn(row.split('|')[3] ?? ''));
  expect([...new Set(told)].sort()).toEqual(reasons);
  expect(table.flatMap((row) => wordsIn(row.split('|')[1] ?? ''))).toEqual(types);
});

test('every Event of the decisions is in the table', () => {
  const reasons = programsIn('operator/decide').flatMap((path) => [...read(path).matchAll(/(?:tell|warn|leave)\(turn, (?:\w+, )?'(\w+)'/g)].map(([, reason]) => reason ?? ''));
  expect(reasons.length).toBeGreaterThan(15);
  const told = wordsIn(sectionOf('Events'));
  expect([...new Set(reasons)].filter((reason) => !told.includes(reason))).toEqual([]);
});

test('everything that is installed is in the table', () => {
  const installed = parseAllDocuments(read('charts/dist/install.yaml')).map((each) => each.toJSON() as { readonly kind: string; readonly metadata: { readonly name: string } });
  const rows = sectionOf('Installing').split('\n').filter((line) => line.startsWith('| '));
  const isTold = ({ kind, metadata }: (typeof installed)[number]) => rows.some((row) => new RegExp(`\\b${kind}\\b`).test(row) && row.includes(`\`${metadata.name}\``));
  expect(installed.filter((each) => !isTold(each))).toEqual([]);
});

test('values of the chart that are told of are values', () => {
  const values = parse(read('charts/cecochat/values.yaml'));
  const isValue = (path: string) => path.split('.').reduce((value, name) => value?.[name], values) !== undefined;
  const told = ['Installing', 'Monitoring'].flatMap((heading) => [...sectionOf(heading).matchAll(/^\| (`[a-z][^|]*) \|/gm)].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', ')));
  expect(told.length).toBeGreaterThan(15);
  expect(told.filter((path) => !isValue(path))).toEqual([]);
});

test('the times of the Lease are those of the code', () => {
  const { retryMs, renewDeadlineMs, durationMs } = leaseTimes;
  const section = sectionOf('The operator itself').replaceAll('\n', ' ');
  expect(section).toContain(`renewed every ${retryMs / 1_000} s, given up by a leader that could not renew it for ${renewDeadlineMs / 1_000} s`);
  expect(section).toContain(`not renewed for ${durationMs / 1_000} s. So a leader that dies is replaced within ${(durationMs + retryMs) / 1_000} s`);
  expect(readDocument('architecture.md')).toContain(`the leader gives up after ${renewDeadlineMs / 1_000} s`);
  expect(readDocument('runbooks.md')).toContain(`could not renew its Lease for ${renewDeadlineMs / 1_000} s`);
});
