import { connectService, historyService, messagingService } from '@cecochat/contracts';
import { addressOf, Connections, open, outcomeOf } from './calls.ts';
import type { Counts } from './pace.ts';
import { atOnce } from './pace.ts';
import type { FloodPlan } from './plan.ts';

const [held, partBytes, announced] = [1_200, 30_000, 60_000];

/** Calls that begin a message, send half of it, and wait: half of them with a token. Each that is refused is begun again, 6,000 in all. */
export async function unfinishedBodies({ messaging, connectGrpc, history, users }: FloodPlan, counts: Counts): Promise<void> {
  const half = Buffer.alloc(5 + partBytes);
  half.writeUInt32BE(announced, 1);
  const targets = [
    { to: new Connections(messaging, 30, counts, addressOf), path: messagingService.send.path },
    { to: new Connections(messaging, 30, counts, addressOf), path: messagingService.chat.path },
    { to: new Connections(history, 10, counts), path: historyService.getUserHistory.path },
    { to: new Connections(connectGrpc, 10, counts), path: connectService.lookup.path },
  ];
  await atOnce(held, async (index) => {
    const target = targets[index % targets.length];
    const stream = target && open(target.to.next(), target.path, Math.floor(index / targets.length) % 2 === 0 ? users[index % users.length]?.token : undefined);
    stream?.write(half);
    counts.add('calls');
    counts.add(await outcomeOf(stream, 6_000));
  }, { max: 6_000 });
  for (const { to } of targets) to.destroy();
}
