import type { V1Node, V1Pod } from '@kubernetes/client-node';
import { chooseNode } from './scheduler.ts';

const node = (name: string, more: Partial<V1Node> = {}): V1Node => ({
  metadata: { name, labels: { zone: name } }, spec: {}, status: { conditions: [{ type: 'Ready', status: 'True' }] }, ...more,
});
const pod = (component: string, nodeName?: string): V1Pod => ({
  metadata: { namespace: 'chat', labels: { 'app.kubernetes.io/component': component } },
  spec: { containers: [], ...(nodeName !== undefined && { nodeName }) },
});

test('pods of a kind are spread, then all pods', () => {
  const nodes = [node('a'), node('b'), node('c')];
  expect(chooseNode(pod('messaging'), nodes, [pod('messaging', 'a'), pod('connect', 'b'), pod('connect', 'b')])).toBe('c');
  expect(chooseNode(pod('messaging'), nodes, [pod('messaging', 'a'), pod('connect', 'b'), pod('messaging', 'c')])).toBe('b');
});

test('a node that is cordoned, not ready or labelled otherwise gets none', () => {
  expect(chooseNode(pod('messaging'), [node('a', { spec: { unschedulable: true } }), node('b', { status: {} })], [])).toBeUndefined();
  const choosy = pod('messaging');
  const selecting = { ...choosy, spec: { containers: [], nodeSelector: { zone: 'b' } } };
  expect(chooseNode(selecting, [node('a'), node('b')], [pod('messaging', 'b')])).toBe('b');
});
