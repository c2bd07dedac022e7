import { App, Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { madeBy } from '../header.ts';
import { product } from '../product.ts';
import type { Template } from './template.ts';

/** Objects of a template, and when they are made. */
export interface Section {
  /** Only if this is so. */
  readonly when?: string;
  /** Once for each of these, called by this name. */
  readonly each?: { readonly of: string; readonly as: string };
  readonly build: (scope: Construct) => void;
}

export interface HelmChart {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** The values, with defaults and descriptions. */
  readonly values: z.ZodObject;
  /** By the name of the file. */
  readonly templates: Readonly<Record<string, readonly Section[]>>;
  /** Printed after the installation; a template. */
  readonly notes: string;
}

/** Helm gives it to every chart that is a part of another one. */
const global = z.looseObject({}).optional();

/** The files of a chart by their names. The same chart always makes the same files. */
export function buildChartFiles(chart: HelmChart, template: Template): Map<string, string> {
  const files = new Map([
    ['Chart.yaml', buildDescription(chart)],
    ['values.yaml', buildValuesFile(chart.values, madeBy)],
    ['values.schema.json', buildValuesSchema(chart.values.extend({ global }))],
    ['templates/NOTES.txt', chart.notes],
  ]);
  for (const [name, sections] of Object.entries(chart.templates)) {
    files.set(
      `templates/${name}`,
      `{{- /* ${madeBy} */ -}}\n${sections.map((section) => buildSection(section, template)).join('')}`,
    );
  }
  return files;
}

function buildDescription({ name, description, keywords }: HelmChart): string {
  const { version } = product;
  // Pods have a preStop hook of the kind sleep, which Kubernetes has since 1.30.
  const kubeVersion = '>=1.30.0-0';
  const fields = { name, description, type: 'application', version, appVersion: version, kubeVersion };
  return `# ${madeBy}\n${Yaml.stringify({ apiVersion: 'v2', ...fields, keywords: [...keywords] })}`;
}

function buildSection({ when, each, build }: Section, template: Template): string {
  const chart = new Chart(new App(), 'section');
  build(chart);
  const text = template.render(Yaml.stringify(...chart.toJson()));
  const opened = [
    ...(when === undefined ? [] : [`{{- if ${when} }}`]),
    ...(each === undefined ? [] : [`{{- range ${each.as} := ${each.of} }}`]),
  ];
  return [...opened, '---', text.trimEnd(), ...opened.map(() => '{{- end }}'), ''].join('\n');
}

/** The schema by which Helm checks values; draft 7, which every Helm 3 supports. */
export function buildValuesSchema(schema: z.ZodObject): string {
  return `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`;
}

/** The values with their defaults, each with its description. Values without a default are left out. */
export function buildValuesFile(schema: z.ZodObject, header: string): string {
  const document = new Document(schema.parse({}));
  document.commentBefore = ` ${header}`;
  if (isMap(document.contents)) {
    explain(document.contents, toJsonSchema(schema));
    for (const { key } of document.contents.items.slice(1)) if (isScalar(key)) key.spaceBefore = true;
  }
  return document.toString({ lineWidth: 0 });
}

interface Described {
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Described>> | undefined;
}

/** As a file is written: what has a default may be left out. */
const toJsonSchema = (schema: z.ZodObject) => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Described;

function explain(map: YAMLMap, { properties = {} }: Described): void {
  for (const { key, value } of map.items) {
    const described = isScalar(key) ? properties[String(key.value)] : undefined;
    if (!isScalar(key) || described === undefined) continue;
    if (described.description !== undefined) key.commentBefore = ` ${described.description}`;
    if (isMap(value)) explain(value, described);
  }
}
