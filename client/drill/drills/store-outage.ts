import type { StoreName } from '../../machine/index.ts';
import type { Stage } from '../stage/index.ts';

/** Stops a store for a while; resolves when it can be used again, with the seconds that it was down. */
export async function outage(stage: Stage, name: StoreName, ms: number, { wiped = false } = {}): Promise<number> {
  const { machine } = stage;
  stage.defer(async () => {
    const isUp = (await machine.status()).stores.find((store) => store.name === name)?.state === 'up';
    if (!isUp) await machine.startStore(name);
  });
  stage.say(`stopping ${name} for ${ms / 1_000} s`);
  await machine.stopStore(name);
  const stoppedMs = stage.nowMs;
  await stage.pass(ms);
  stage.say(`starting ${name}${wiped ? ', empty' : ''}`);
  await machine.startStore(name, { wiped });
  return Number(((stage.nowMs - stoppedMs) / 1_000).toFixed(1));
}
