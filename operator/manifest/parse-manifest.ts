import { isMap, isNode, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { chatClusterSchema, type ChatCluster } from './chat-cluster.ts';
import { ManifestError } from './manifest-error.ts';
import { describePath, readWith, type Path } from './problems.ts';

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
