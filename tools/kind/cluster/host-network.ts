import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker, dockerDoes } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';

/** The network of a cluster's nodes, which has a bridge of its own on the host. */
export interface HostNetwork {
  readonly name: string;
  readonly bridge: string;
}

/** Pure: names of the network of a cluster. Names of bridges have 15 characters at most. */
export function planNetwork(cluster: string): HostNetwork {
  return {
    name: `cecochat-kind-${cluster}`,
    bridge: `kind-${createHash('sha256').update(cluster).digest('hex').slice(0, 8)}`,
  };
}

const script = readFileSync(join(import.meta.dirname, 'firewall.sh'), 'utf8');

/** In the network of the host, wherever the engine runs. */
function runFirewall(image: string, action: 'ensure' | 'remove' | 'list', bridge: string): Promise<string> {
  const rights = ['--network', 'host', '--cap-add', 'NET_ADMIN', '--cap-add', 'NET_RAW'];
  return docker(['run', '--rm', '-i', ...rights, '--entrypoint', '/bin/sh', image, '-s', '--', action, bridge], {
    input: script,
  });
}

/** Makes the network. Before its use, rules reject all traffic from it to other places, above all off this machine. */
export async function ensureNetwork(image: string, { name, bridge }: HostNetwork): Promise<void> {
  await runFirewall(image, 'ensure', bridge);
  const options = {
    'com.docker.network.bridge.name': bridge,
    'com.docker.network.bridge.enable_ip_masquerade': 'false',
  };
  if (!(await dockerDoes(['network', 'inspect', name]))) await docker([
    'network',
    'create',
    ...Object.entries(options).flatMap(([key, value]) => ['--opt', `${key}=${value}`]),
    name,
  ]);
  await runFirewall(image, 'ensure', bridge); // Docker has put rules of its own before the first.
  await checkFirewall(image, bridge);
}

/** Throws a KindError when something could leave the network. */
export async function checkFirewall(image: string, bridge: string): Promise<void> {
  const problem = decideFirewall(await runFirewall(image, 'list', bridge), bridge);
  if (problem !== undefined) throw new KindError(`what the cluster sends off this machine is not rejected: ${problem}`);
}

export async function removeNetwork(image: string, { name, bridge }: HostNetwork): Promise<void> {
  if (await dockerDoes(['network', 'inspect', name])) await docker(['network', 'rm', name]);
  await runFirewall(image, 'remove', bridge);
}

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
