import { isScalar, parseDocument } from 'yaml';

const path = ['spec', 'messaging', 'replicas'];

/** Pure: a valid manifest with another number of messaging servers; comments and all else stay as they are. */
export function scaleManifest(text: string, replicas: number): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    return `${text.slice(0, start)}${replicas}${text.slice(end)}`;
  }
  document.setIn(path, replicas);
  return document.toString({ lineWidth: 0 });
}
