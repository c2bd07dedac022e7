import { isMap, isNode, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { chatClusterSchema, type ChatCluster } from './chat-cluster.ts';
import { chatClusterStatusSchema } from './status.ts';

/**
 * Reads a ChatCluster from YAML (or JSON). Throws a ManifestError with a line `file:line: field rule` for every
 * problem. `filename` is for these lines.
 */
export function parseManifest(text: string, filename: string): ChatCluster {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    throw new ManifestError(
      document.errors.map((error) => `${filename}:${error.linePos?.[0].line ?? 1}: ${firstLine(error.message)}`),
    );
  const read = readWith(chatClusterSchema, toValue(document, filename));
  if ('data' in read) return read.data;
  throw new ManifestError(
    read.problems.map(
      ({ path, rule }) => `${filename}:${lineOf(document, lines, path)}: ${describePath(path)} ${rule}`,
    ),
  );
}

function toValue(document: Document, filename: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ManifestError([`${filename}: ${Error.isError(error) ? error.message : String(error)}`]);
  }
}

/** The line of the field, or of its nearest existing parent. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = keyNode(document, path.slice(0, length));
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The node of a field's name, or of an element of a list. */
function keyNode(document: Document, path: Path): Node | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const found: unknown = isMap(parent)
    ? parent.items.find((pair) => isNode(pair.key) && 'value' in pair.key && pair.key.value === last)?.key
    : document.getIn(path, true);
  return isNode(found) ? found : undefined;
}

const firstLine = (text: string): string => text.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? text;

/** An invalid manifest; the message has one line for each problem, with the place, the field and the rule. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Where a value is in the manifest, from the root. */
type Path = readonly PropertyKey[];

interface Problem {
  readonly path: Path;
  readonly rule: string;
}

/** Reads a value. Problems name each invalid field, with the rule that it breaks. */
export function readWith<Schema extends z.ZodType>(
  schema: Schema, value: unknown,
): { readonly data: z.output<Schema> } | { readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? { data: parsed.data } : { problems: parsed.error.issues.flatMap(toProblems) };
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], rule: 'is not a known field' }));
  return [{ path: issue.path, rule: describeRule(issue) }];
}

/**
 * Zod's own messages begin with "Invalid input: " or the like; here the name of the field precedes them. Issues need
 * `reportInput`, which adds the given value.
 */
function describeRule(issue: z.core.$ZodIssue): string {
  const isMissing = (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
  if (isMissing) return 'is missing';
  return issue.message
    .replace(/^Invalid (?:input|option): expected/, 'must be')
    .replace(/^(?:Too (?:big|small)|Invalid \w+): expected \w+ to (?:be|have) /, 'must be ');
}

/** A field as a person writes it, such as spec.dependencies.kafka.addresses[0]. */
export function describePath(path: Path): string {
  if (path.length === 0) return 'the manifest';
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${describeKey(String(part))}`,
    )
    .join('');
}

const describeKey = (key: string): string => (/^[\w./-]+$/.test(key) ? key : JSON.stringify(key));

const texts = z.record(z.string(), z.string()).default({});

/** Omits metadata that an API server adds and the operator does not read. */
const metadata = z.object({
  name: chatClusterSchema.shape.metadata.shape.name,
  namespace: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  generation: z.int(),
  labels: texts,
  annotations: texts,
  finalizers: z.array(z.string()).default([]),
  deletionTimestamp: z.string().optional(),
});

const observedSchema = chatClusterSchema.extend({
  metadata,
  status: chatClusterStatusSchema.optional().catch(undefined), // The operator rewrites the status of another version.
});

/** A ChatCluster as an API server keeps it. */
export type ObservedChatCluster = z.infer<typeof observedSchema>;

/**
 * Reads a ChatCluster from an API server and fills in every default: it may have been stored before a default existed.
 * Throws a ManifestError with a line `field rule` for every problem.
 */
export function parseChatCluster(value: unknown): ObservedChatCluster {
  const read = readWith(observedSchema, value);
  if ('data' in read) return read.data;
  throw new ManifestError(read.problems.map(({ path, rule }) => `${describePath(path)} ${rule}`));
}
