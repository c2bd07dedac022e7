interface Family {
  readonly name: string;
  readonly rules: readonly string[];
}

/**
 * Pure: what is wrong with the rules of a host, as `firewall.sh list` prints them; undefined when nothing that comes
 * from the bridge goes anywhere else. A rule that could let something through before ours counts as wrong.
 */
export function decideFirewall(listing: string, bridge: string): string | undefined {
  const families = splitFamilies(listing);
  if (families[0]?.name !== 'iptables') return 'the rules of the host cannot be read';
  for (const { name, rules } of families) {
    if (followChain(rules, 'FORWARD', bridge) !== 'rejects')
      return `no rule of ${name} rejects at once what comes from ${bridge} and leaves it`;
  }
  return undefined;
}

function splitFamilies(listing: string): Family[] {
  const parts = listing.split(/^# /m).slice(1);
  return parts.map((part) => {
    const [name = '', ...rules] = part.trim().split('\n');
    return { name, rules: rules.filter((rule) => rule.startsWith('-A ')) };
  });
}

/** What becomes of a packet from the bridge to elsewhere: the first rule that could match it decides. */
function followChain(rules: readonly string[], chain: string, bridge: string): 'rejects' | 'may pass' | 'goes on' {
  const ours = `-A ${chain} -i ${bridge} ! -o ${bridge} -j REJECT`;
  for (const rule of rules.filter((each) => each.startsWith(`-A ${chain} `))) {
    if (rule === ours || rule.startsWith(`${ours} --reject-with `)) return 'rejects';
    if (cannotMatch(rule, bridge)) continue;
    if (rule !== `-A ${chain} -j DOCKER-USER`) {
      if (rule === `-A ${chain} -j RETURN`) return 'goes on';
      return 'may pass';
    }
    const outcome = followChain(rules, 'DOCKER-USER', bridge);
    if (outcome !== 'goes on') return outcome;
  }
  return 'goes on';
}

/**
 * A rule for what comes from another bridge, one for what stays on this or goes to another, and one that lets nothing
 * pass.
 */
function cannotMatch(rule: string, bridge: string): boolean {
  const from = /(! )?-i (\S+)/.exec(rule);
  const notFrom = from !== null && (from[1] === undefined) === (from[2] !== bridge) && !from[2]?.endsWith('+');
  return (
    notFrom ||
    / -j (DROP|REJECT)( |$)/.test(rule) ||
    (rule.includes(` -o ${bridge} `) && !rule.includes(`! -o ${bridge} `))
  );
}
