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

/** Pure: the configuration of CoreDNS without asking anybody outside; a name that the cluster does not know does not exist. */
export function withoutForwarding(corefile: string): string {
  return corefile.replace(/^( *)forward [^{\n]*(\{[^}]*\})?$/m, '$1template ANY ANY . {\n$1   rcode NXDOMAIN\n$1}');
}
