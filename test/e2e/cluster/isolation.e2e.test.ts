import { docker, home, openCluster, planNetwork, type Cluster } from '../../../tools/kind/index.ts';
import { eventually } from '../../support/eventually.ts';
import { readSetting, scenario } from './support/index.ts';

/** Addresses without a host: they are reserved for documentation. */
const [nobody, nobodyToo] = ['http://192.0.2.1/', 'http://[2001:db8::1]/'];
const refused = /ended with exit code 7:/; // of curl: not connected, and not by waiting in vain, which is 28
const library = '/usr/lib/x86_64-linux-gnu/xtables/libxt_statistic.so';

let cluster: Cluster;
let worker: string;
beforeAll(async () => {
  cluster = await openCluster({ name: readSetting().name, home });
  worker = cluster.nodes.find(({ role }) => role === 'worker')?.name ?? '';
});

/** Changes rules of the host. */
async function iptables(...args: string[]): Promise<string> {
  const image = (await docker(['inspect', '--format', '{{.Config.Image}}', worker])).trim();
  return docker(['run', '--rm', '--network', 'host', '--cap-add', 'NET_ADMIN', '--entrypoint', 'iptables-nft', image, '-w', '10', ...args]);
}

scenario('what a node sends off this machine is refused at once', async () => {
  await cluster.checkNetwork();
  for (const address of [nobody, nobodyToo]) {
    await expect(cluster.execute(worker, ['curl', '--silent', '--show-error', '--max-time', '5', '--globoff', address])).rejects.toThrow(refused);
  }
});

scenario('it is found when the rule that refuses it is missing', async () => {
  const { bridge } = planNetwork(cluster.name);
  const leaving = ['-i', bridge, '!', '-o', bridge];
  const another = ['FORWARD', '-t', 'mangle', ...leaving, '-j', 'DROP']; // Nothing leaves meanwhile either.
  await iptables('-I', ...another);
  await iptables('-D', 'DOCKER-USER', ...leaving, '-j', 'REJECT');
  try {
    await expect(cluster.checkNetwork()).rejects.toThrow(/is not rejected: no rule of iptables rejects/);
  } finally {
    await iptables('-I', 'DOCKER-USER', '1', ...leaving, '-j', 'REJECT');
    await iptables('-D', ...another);
  }
  await cluster.checkNetwork();
});

scenario('it is found when a kube-proxy cannot write its rules', async () => {
  await cluster.checkServices();
  const kubeProxy = `/proc/$(pgrep -o -x kube-proxy)/root${library}`;
  const move = (from: string, to: string) => cluster.execute(worker, ['sh', '-c', `mv ${from} ${to}`]);
  await move(kubeProxy, `${kubeProxy}.away`);
  try {
    await cluster.kubectl(['apply', '--filename', '-'], { input: JSON.stringify(serviceOfTwo) });
    await eventually(() => expect(cluster.checkServices()).rejects.toThrow(/Services do not work on .*iptables-restore/), 60_000);
  } finally {
    await cluster.kubectl(['delete', '--namespace', 'default', 'service,endpointslice', 'of-two']);
    await cluster.kubectl(['delete', 'pods', '--namespace', 'kube-system', '--selector', 'k8s-app=kube-proxy', '--field-selector', `spec.nodeName=${worker}`]);
  }
  await cluster.kubectl(['rollout', 'status', 'daemonset/kube-proxy', '--namespace', 'kube-system', '--timeout=60s']);
  await cluster.checkServices();
});

/** A Service that chooses between two by chance, for which kube-proxy needs that library. */
const serviceOfTwo = {
  apiVersion: 'v1', kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'default', name: 'of-two' }, spec: { ports: [{ name: 'http', port: 80 }] } },
    {
      apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { namespace: 'default', name: 'of-two', labels: { 'kubernetes.io/service-name': 'of-two' } },
      addressType: 'IPv4', ports: [{ name: 'http', port: 80 }], endpoints: [{ addresses: ['10.244.0.250'] }, { addresses: ['10.244.0.251'] }],
    },
  ],
};
