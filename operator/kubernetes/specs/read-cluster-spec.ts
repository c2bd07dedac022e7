import { ManifestError, parseChatCluster } from '../../manifest/index.ts';
import { readServableSpec, type SpecReading } from '../objects/index.ts';

/** Pure: the spec of a ChatCluster from an API server, or its problems. */
export function readClusterSpec(object: unknown): SpecReading {
  try {
    return readServableSpec(parseChatCluster(object).spec);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    return { kind: 'refused', refusals: error.problems.map(toRefusal) };
  }
}

/** A problem is a field and a rule, separated by a space. */
function toRefusal(problem: string): { readonly field: string; readonly rule: string } {
  const end = problem.indexOf(' ');
  return { field: problem.slice(0, end), rule: problem.slice(end + 1) };
}

/** Pure: a spec by itself, as it was kept. */
export function readKeptSpec(spec: unknown): SpecReading {
  const metadata = { name: 'kept', namespace: 'kept', uid: '-', resourceVersion: '-', generation: 0 };
  return readClusterSpec({ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata, spec });
}
