import { buildQuestion, decideKubeProxy, endsWithAddress, withoutForwarding } from './decide-health.ts';

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
  expect(withoutForwarding(corefile)).toBe([
    'cluster.local:53 in-addr.arpa:53 ip6.arpa:53 {', '    errors', '    prometheus :9153', '    cache 30 {', '       disable success cluster.local', '    }', '}',
    '.:53 {', '    template ANY ANY . {', '       rcode NXDOMAIN', '    }', '}', '',
  ].join('\n'));
});

test('a name is asked for, and the answer is known by its address', () => {
  const question = buildQuestion('a.svc');
  expect(question.toString('hex')).toBe('0017' + '12340100000100000000' + '0000' + '01610373766300' + '00010001');
  expect(question.readUInt16BE(0)).toBe(question.length - 2);
  expect(endsWithAddress(' c0 0c 00 01\n 00 01 0a 60 00 01\n', '10.96.0.1')).toBe(true);
  expect(endsWithAddress(' c0 0c 00 01\n 00 01 0a 60 00 02\n', '10.96.0.1')).toBe(false);
  expect(endsWithAddress('', '10.96.0.1')).toBe(false);
});
