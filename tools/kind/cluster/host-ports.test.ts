import { buildKindConfig } from './host-ports.ts';

const plan = { image: 'node:1', workers: 2, apiServerPort: 26_443, resourceWithheld: false };

test('every NodePort is open on loopback, and on loopback only', () => {
  const { nodes, kubeadmConfigPatches } = buildKindConfig(plan) as { nodes: { role: string; extraPortMappings?: object[] }[]; kubeadmConfigPatches: string[] };
  expect(kubeadmConfigPatches.join()).toContain('"service-node-port-range":"30000-30031"');
  expect(nodes.map(({ role }) => role)).toEqual(['control-plane', 'worker', 'worker']);
  const mappings = nodes[0]?.extraPortMappings ?? [];
  expect(mappings).toHaveLength(32);
  expect(mappings.at(-1)).toEqual({ containerPort: 30_031, hostPort: 30_031, listenAddress: '127.0.0.1' });
  expect(new Set(mappings.map((mapping) => JSON.stringify(mapping))).size).toBe(32);
});

test('containerd asks for less where the machine gives less', () => {
  expect(JSON.stringify(buildKindConfig({ ...plan, resourceWithheld: true }))).toContain('restrict_oom_score_adj = true');
  expect(JSON.stringify(buildKindConfig(plan))).not.toContain('restrict_oom_score_adj');
});
