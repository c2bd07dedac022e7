import { historyService, messagingService } from '@cecochat/contracts';
import { Connections, open, outcomeOf } from './calls.ts';
import { atRate, type Counts } from './pace.ts';
import type { FloodPlan } from './plan.ts';

/** 1,500 calls a second with tokens that are refused: expired, forged, of others, none at all; a third to messaging, history and connect each. */
export async function badTokens({ messaging, history, connectHttp, badTokens: tokens }: FloodPlan, counts: Counts): Promise<void> {
  const [server, pages] = [new Connections(messaging, 20, counts), new Connections(history, 10, counts)];
  const waits: Promise<unknown>[] = [];
  await atRate(1_500, (index) => {
    const token = tokens[index % tokens.length] ?? '';
    counts.add('calls');
    if (index % 3 === 2) {
      waits.push(fetch(`http://${connectHttp}/api/connect`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(10_000) }).then(
        async (response) => {
          await response.arrayBuffer();
          counts.add(`http ${response.status}`);
        },
        () => counts.add('http failed'),
      ));
      return;
    }
    const [connections, path] = index % 3 === 0 ? [server, messagingService.chat.path] : [pages, historyService.getUserHistory.path];
    waits.push(outcomeOf(open(connections.next(), path, token), 10_000).then((outcome) => counts.add(outcome)));
  });
  await Promise.all(waits);
  for (const connections of [server, pages]) connections.destroy();
}
