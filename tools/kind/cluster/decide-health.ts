/** Pure: what the log of a kube-proxy, and what it counts, say is wrong with the rules that it should write; undefined when nothing is. */
export function decideKubeProxy({ log, metrics }: { readonly log: string; readonly metrics: string }): string | undefined {
  const complaint = log.split('\n').find((line) => line.includes('Failed to execute iptables-restore'));
  if (complaint !== undefined) return complaint.slice(0, 300);
  const failures = sumOf(metrics, 'kubeproxy_sync_proxy_rules_iptables_restore_failures_total');
  if (failures > 0) return `${failures} times, iptables-restore refused its rules`;
  return sumOf(metrics, 'kubeproxy_sync_proxy_rules_last_timestamp_seconds') > 0 ? undefined : 'it has written no rules yet';
}

function sumOf(metrics: string, name: string): number {
  const lines = metrics.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

const ownZones = 'cluster.local:53 in-addr.arpa:53 ip6.arpa:53';
const noOtherNames = '.:53 {\n    template ANY ANY . {\n       rcode NXDOMAIN\n    }\n}\n';

/** Pure: the configuration of CoreDNS without asking anybody outside; a name that is not of the cluster does not exist. */
export function withoutForwarding(corefile: string): string {
  const own = corefile.replace(/^ *forward [^{\n]*(\{[^}]*\})?\n/m, '').replace(/^\.:53 \{/m, `${ownZones} {`);
  return `${own.trimEnd()}\n${noOtherNames}`;
}
