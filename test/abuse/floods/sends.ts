import { messagingService, toLong } from '@cecochat/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { Connections, unary } from './calls.ts';
import type { Counts } from './pace.ts';
import type { FloodPlan, FloodUser } from './plan.ts';

const [perWave, devices, waves, waveMs] = [2_000, 40, 2, 4_000];

export const sendOf = (device: string, sequence: number, receiver: string): Uint8Array =>
  messagingService.send.requestSerialize({ device, sequence: toLong(sequence), receiver: toLong(BigInt(receiver)), text: { text: 'x'.repeat(100) } });

/** 2,000 unary sends of one user at once, from 40 devices; and again 4 s later. */
export async function unarySends({ messaging, users }: FloodPlan, counts: Counts): Promise<void> {
  const [user] = users as readonly [FloodUser, ...FloodUser[]];
  const connections = new Connections(messaging, 25, counts);
  const { path } = messagingService.send;
  for (let wave = 0; wave < waves; wave++) {
    const next = pause(waveMs);
    await Promise.all(
      Array.from({ length: perWave }, async (_, index) => {
        const sequence = wave * (perWave / devices) + Math.floor(index / devices) + 1;
        counts.add('sends');
        counts.add(await unary(connections.next(), path, sendOf(`d${index % devices}`, sequence, user.user), user.token));
      }),
    );
    await next;
  }
  connections.destroy();
}

/** Sends of one user from 100,000 devices, 512 at once, as far as they are answered in time. */
export async function deviceNames({ messaging, users }: FloodPlan, counts: Counts): Promise<void> {
  const [user] = users as readonly [FloodUser, ...FloodUser[]];
  const connections = new Connections(messaging, 16, counts);
  const { path } = messagingService.send;
  let next = 0;
  const endMs = performance.now() + 8_000;
  await Promise.all(Array.from({ length: 512 }, async () => {
    while (next < 100_000 && performance.now() < endMs) {
      const name = `name-${next++}`;
      counts.add('names');
      const outcome = await unary(connections.next(), path, sendOf(name, 1, user.user), user.token);
      counts.add(outcome);
      if (outcome !== 'ok') await pause(50);
    }
  }));
  connections.destroy();
}
