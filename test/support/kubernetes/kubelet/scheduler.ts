import type { V1Node, V1Pod } from '@kubernetes/client-node';

/**
 * Pure: the node for a pod: one that takes pods, has the labels that it asks for, and has the fewest pods of the same kind, then
 * the fewest pods. Undefined when there is none.
 */
export function chooseNode(pod: V1Pod, nodes: readonly V1Node[], pods: readonly V1Pod[]): string | undefined {
  const kindOf = ({ metadata }: V1Pod) => `${metadata?.namespace}/${metadata?.labels?.['app.kubernetes.io/instance'] ?? ''}/${metadata?.labels?.['app.kubernetes.io/component'] ?? ''}`;
  const count = (name: string | undefined, isCounted: (each: V1Pod) => boolean) => pods.filter((each) => each.spec?.nodeName === name && isCounted(each)).length;
  const ranked = nodes
    .filter((node) => takes(node, pod))
    .map(({ metadata }) => ({
      name: metadata?.name ?? '',
      alike: count(metadata?.name, (each) => kindOf(each) === kindOf(pod)),
      all: count(metadata?.name, () => true),
    }))
    .sort((a, b) => a.alike - b.alike || a.all - b.all || a.name.localeCompare(b.name, 'en', { numeric: true }));
  return ranked[0]?.name;
}

function takes({ metadata, spec, status }: V1Node, pod: V1Pod): boolean {
  const isReady = status?.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True') === true;
  const wanted = Object.entries(pod.spec?.nodeSelector ?? {});
  return isReady && spec?.unschedulable !== true && wanted.every(([label, value]) => metadata?.labels?.[label] === value);
}
