/** Pure: why a kube-proxy fails to write its rules, from its log and its metrics; undefined when it does not. */
export function decideKubeProxy({
  log, metrics,
}: {
  readonly log: string;
  readonly metrics: string;
}): string | undefined {
  const complaint = log.split('\n').find((line) => line.includes('Failed to execute iptables-restore'));
  if (complaint !== undefined) return complaint.slice(0, 300);
  const failures = sumOf(metrics, 'kubeproxy_sync_proxy_rules_iptables_restore_failures_total');
  if (failures > 0) return `${failures} times, iptables-restore refused its rules`;
  return sumOf(metrics, 'kubeproxy_sync_proxy_rules_last_timestamp_seconds') > 0
    ? undefined
    : 'it has written no rules yet';
}

function sumOf(metrics: string, name: string): number {
  const lines = metrics.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

const ownZones = 'cluster.local:53 in-addr.arpa:53 ip6.arpa:53';
const noOtherNames = '.:53 {\n    template ANY ANY . {\n       rcode NXDOMAIN\n    }\n}\n';

/** Pure: the configuration of CoreDNS without forwarding; names outside of the cluster do not exist. */
export function withoutForwarding(corefile: string): string {
  const own = corefile.replace(/^ *forward [^{\n]*(\{[^}]*\})?\n/m, '').replace(/^\.:53 \{/m, `${ownZones} {`);
  return `${own.trimEnd()}\n${noOtherNames}`;
}

/** Pure: the question for the IPv4 address of a name, as it is sent by TCP. */
export function buildQuestion(name: string): Buffer {
  const labels = name.split('.').flatMap((label) => [label.length, ...Buffer.from(label, 'ascii')]);
  const message = [0x12, 0x34, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0, ...labels, 0, 0, 1, 0, 1];
  return Buffer.from([0, message.length, ...message]);
}

/** Pure: whether an answer, in hexadecimal, ends with this address. */
export const endsWithAddress = (hex: string, address: string): boolean =>
  hex.replace(/\s/g, '').endsWith(Buffer.from(address.split('.').map(Number)).toString('hex'));
