import { decideKubeProxy, withoutForwarding } from './decide-health.ts';

const metrics = (failures: number, synced: number) => [
  '# TYPE kubeproxy_sync_proxy_rules_iptables_restore_failures_total counter',
  `kubeproxy_sync_proxy_rules_iptables_restore_failures_total{ip_family="IPv4"} ${failures}`,
  `kubeproxy_sync_proxy_rules_last_timestamp_seconds{ip_family="IPv4"} ${synced}`,
].join('\n');

test('a kube-proxy that has written its rules is healthy', () => {
  expect(decideKubeProxy({ log: 'I1 "Adding rules"\n', metrics: metrics(0, 1.7e9) })).toBeUndefined();
});

test.each([
  ['its log says so', 'I1 fine\nE1 proxier.go:1] "Failed to execute iptables-restore" err="exit status 1"\nI1 fine', metrics(0, 1.7e9), /Failed to execute iptables-restore/],
  ['it counts so', '', metrics(2, 1.7e9), /^2 times, iptables-restore refused its rules$/],
  ['it has not come to it', '', metrics(0, 0), /^it has written no rules yet$/],
  ['it does not answer', '', '', /^it has written no rules yet$/],
])('a kube-proxy could not write its rules when %s', (_, log, counted, problem) => {
  expect(decideKubeProxy({ log, metrics: counted })).toMatch(problem);
});

test('CoreDNS asks nobody outside', () => {
  const corefile = '.:53 {\n    errors\n    prometheus :9153\n    forward . /etc/resolv.conf {\n       max_concurrent 1000\n    }\n    cache 30 {\n       disable success cluster.local\n    }\n}\n';
  expect(withoutForwarding(corefile)).toBe('.:53 {\n    errors\n    prometheus :9153\n    template ANY ANY . {\n       rcode NXDOMAIN\n    }\n    cache 30 {\n       disable success cluster.local\n    }\n}\n');
});
