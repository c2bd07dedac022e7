import { isMap, isNode, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { chatClusterSchema, type ChatCluster } from './chat-cluster.ts';
import { ManifestError } from './manifest-error.ts';

/** Where a value is in the manifest, from the root. */
type Path = readonly PropertyKey[];

interface Problem {
  readonly path: Path;
  readonly rule: string;
}

/**
 * Reads a ChatCluster from YAML (or JSON). Throws a ManifestError with a line `file:line: field rule` for every problem.
 * `filename` is for these lines.
 */
export function parseManifest(text: string, filename: string): ChatCluster {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) throw new ManifestError(document.errors.map((error) => `${filename}:${error.linePos?.[0].line ?? 1}: ${firstLine(error.message)}`));
  const parsed = chatClusterSchema.safeParse(toValue(document, filename));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap(toProblems);
  throw new ManifestError(problems.map(({ path, rule }) => `${filename}:${lineOf(document, lines, path)}: ${describePath(path)} ${rule}`));
}

function toValue(document: Document, filename: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ManifestError([`${filename}: ${Error.isError(error) ? error.message : String(error)}`]);
  }
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...issue.path, key], rule: 'is not a known field' }));
  return [{ path: issue.path, rule: describeRule(issue) }];
}

/** Zod's own words begin with "Invalid input: " or the like; a field's name is before them here. */
function describeRule(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') {
    return issue.message.endsWith('received undefined') ? 'is missing' : issue.message.replace(/^Invalid input: expected/, 'must be');
  }
  return issue.message.replace(/^Invalid input: expected/, 'must be').replace(/^(?:Too (?:big|small)|Invalid \w+): expected \w+ to (?:be|have) /, 'must be ');
}

function describePath(path: Path): string {
  if (path.length === 0) return 'the manifest';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${describeKey(String(part))}`)).join('');
}

const describeKey = (key: string): string => (/^[\w./-]+$/.test(key) ? key : JSON.stringify(key));

/** The line of the field, or of the nearest field around it that is there. */
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
