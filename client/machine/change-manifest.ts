import { parseDocument } from 'yaml';

/** A field of a manifest by its path, such as `spec.messaging.replicas`, and what it is to be. */
export type ManifestChanges = Readonly<Record<string, string | number>>;

/** Pure: a manifest with other values of some fields; comments and all else stay. */
export function changeManifest(text: string, changes: ManifestChanges): string {
  const document = parseDocument(text);
  for (const [path, value] of Object.entries(changes)) document.setIn(path.split('.'), value);
  return document.toString({ lineWidth: 0 });
}

/** Pure: the value at a path; undefined where there is none. */
export function manifestValue(text: string, path: string): unknown {
  return parseDocument(text).getIn(path.split('.'));
}
