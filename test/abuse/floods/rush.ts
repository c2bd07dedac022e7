import { connectService, historyService, messagingService } from '@cecochat/contracts';
import { Connections, unary } from './calls.ts';
import { atOnce, type Counts } from './pace.ts';
import type { FloodPlan } from './plan.ts';
import { sendOf } from './sends.ts';

const rushMs = 20_000;

/**
 * No flood: a busy hour. Many users send, look up their servers and read their history, each within its limits. Servers
 * are as large afterwards as they are when they have worked for long.
 */
export async function rush({ messaging, connectGrpc, history, users }: FloodPlan, counts: Counts): Promise<void> {
  const lookup = connectService.lookup.requestSerialize({});
  const page = historyService.getUserHistory.requestSerialize({ count: 32 });
  const acts: readonly Act[] = [
    {
      what: 'sends', target: messaging, path: messagingService.send.path, atOnce: 128,
      bodyOf: (user, turn) => sendOf('phone', turn + 1, user),
    },
    { what: 'lookups', target: connectGrpc, path: connectService.lookup.path, atOnce: 128, bodyOf: () => lookup },
    { what: 'pages', target: history, path: historyService.getUserHistory.path, atOnce: 64, bodyOf: () => page },
  ];
  await Promise.all(acts.map(async ({ what, target, path, atOnce: calls, bodyOf }) => {
    const connections = new Connections(target, 16, counts);
    await atOnce(calls, async (index) => {
      const { user, token } = users[index % users.length] ?? { user: '', token: '' };
      const body = bodyOf(user, Math.floor(index / users.length));
      counts.add(`${what}: ${await unary(connections.next(), path, body, token)}`);
    }, { forMs: rushMs });
    connections.destroy();
  }));
}

interface Act {
  readonly what: string;
  readonly target: string;
  readonly path: string;
  readonly atOnce: number;
  /** Of the user's call number `turn`. */
  readonly bodyOf: (user: string, turn: number) => Uint8Array;
}
