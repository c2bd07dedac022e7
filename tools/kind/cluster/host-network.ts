import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker, dockerDoes } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { decideFirewall } from './decide-firewall.ts';

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
