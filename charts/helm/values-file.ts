import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { z } from 'zod';

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
