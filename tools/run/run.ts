import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import {
  checkManifest, planPorts, startLocalPlatform, type ChatClusterSpec, type LocalPlatform,
} from '@cecochat/operator';
import { createLogger } from '@cecochat/runtime';
import { ensureSite } from '../site/index.ts';
import { lockDataDir } from './data-lock.ts';
import { demonstrate } from './demonstrate.ts';
import { interruptible } from './interruptible.ts';
import { openStores } from './open-stores.ts';
import { ownManifest } from './own-manifest.ts';
import type { RunOptions } from './options.ts';
import { RunError } from './run-error.ts';
import type { Steps } from './steps.ts';
import { describeCommands, describeRunning, type Running } from './summary.ts';

/**
 * Starts everything, shows it, and stays until the signal; then ends everything in order. At an obstacle it throws an
 * Error whose message names the remedy in a line; nothing is left running then either.
 */
export async function run(options: RunOptions, steps: Steps, signal: AbortSignal): Promise<void> {
  const begunMs = performance.now();
  const dataDir = resolve(options.dataDir);
  const ports = planPorts(options.portBase, options.host);
  await using parts = new AsyncDisposableStack();
  parts.defer(await lockDataDir(dataDir));
  const manifest = options.manifest ?? ownManifest(dataDir);
  const spec = readSpec(manifest, options);
  await steps.run('building the pages for browsers', async () => {
    await ensureSite('client');
    await ensureSite('console');
  });
  const { stores, control, running, death } = await openStores({ spec, options, dataDir, steps, signal, parts });
  const logger = createLogger({ name: 'machine', level: 'info', file: logOf(dataDir) });
  const storeControl = control && { storeControl: control };
  const platform = await steps.run('starting the platform', (progress) => {
    const begin = () =>
      startLocalPlatform({ manifest, stores, dataDir, ports, progress, logger, signal, ...storeControl });
    return interruptible(begin, signal);
  });
  parts.defer(() => steps.run('stopping the platform', () => platform.stop()));
  steps.say(`up after ${((performance.now() - begunMs) / 1_000).toFixed(1)} s`);
  if (options.messages > 0) {
    steps.say(`\nsending the first ${options.messages} messages of the sample through it ...`);
    await interruptible(() => demonstrate(options), signal);
    await interruptible(() => addDemoPeople(options, steps), signal);
  }
  const shown = [...running, ...describePlatform(platform, dataDir)].map((each) => ({
    ...each, log: shortPath(each.log),
  }));
  steps.say(
    `\n${describeRunning(shown)}\n\n${describeCommands(options)}\n\nthe platform follows ${shortPath(manifest)}: ` +
      `edit it, or try \`./cecochat scale 3\`\nCtrl-C ends it and keeps the data in ${shortPath(dataDir)}`,
  );
  await untilEnd(signal, death);
}

/** The platform is of use without them: a problem is a line. */
async function addDemoPeople({ host, portBase }: RunOptions, steps: Steps): Promise<void> {
  // Loaded when they are needed: a start waits for nothing else of the SDK.
  const { demoNames, demoPassword, ensureDemoPeople } = await import('./demo-people.ts');
  try {
    await ensureDemoPeople(new URL(`http://${formatHostPort({ host, port: portBase })}`));
    steps.say(`\ntwo people to chat as in a browser: sign in as ${demoNames.join(' or ')}, password "${demoPassword}"`);
  } catch (error) {
    steps.say(
      `\n${demoNames.join(' and ')} could not be added: ${Error.isError(error) ? error.message : String(error)}`,
    );
  }
}

/** The manifest as far as it can be checked before there is anything. */
function readSpec(manifest: string, { portBase, host }: RunOptions): ChatClusterSpec {
  let text: string;
  try {
    text = readFileSync(manifest, 'utf8');
  } catch (error) {
    const reason = Error.isError(error) ? error.message : String(error);
    throw new RunError(`the manifest ${manifest} cannot be read (${reason}): name another one with --manifest`);
  }
  return checkManifest(text, manifest, { ports: planPorts(portBase, host), committed: undefined, running: undefined })
    .spec;
}

const logOf = (dataDir: string): string => join(dataDir, 'logs', 'machine.log');

function describePlatform(platform: LocalPlatform, dataDir: string): Running[] {
  const processes = platform.processes().map(({ name, address, pid, log }) => ({ name, address, pid, log }));
  return [
    ...processes,
    { name: 'status', address: `http://${platform.statusAddress}/api/status`, pid: process.pid, log: logOf(dataDir) },
  ];
}

/** From here, where that is shorter. */
function shortPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** Rejects when one of the stores goes: what runs on it cannot do without. */
async function untilEnd(signal: AbortSignal, death: Promise<never> | undefined): Promise<void> {
  const { promise: aborted, resolve: end } = Promise.withResolvers<undefined>();
  signal.addEventListener('abort', () => end(undefined));
  if (signal.aborted) end(undefined);
  await Promise.race([aborted, ...(death === undefined ? [] : [death])]);
}
