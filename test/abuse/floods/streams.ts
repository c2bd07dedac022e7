import { historyService, messagingService, toLong } from '@cecochat/contracts';
import { constants, type ClientHttp2Session } from 'node:http2';
import { Connections, message, open, outcomeOf, unary } from './calls.ts';
import { atRate, type Counts } from './pace.ts';
import type { FloodPlan, FloodUser } from './plan.ts';

interface Listening {
  readonly device: string;
  readonly cursor?: bigint;
  readonly epoch?: bigint;
  readonly token: string;
}

/** Opens a stream, and closes it at the first frame; how it ended. */
async function listen(session: ClientHttp2Session, { device, cursor, epoch, token }: Listening): Promise<string> {
  const stream = open(session, messagingService.chat.path, token);
  const listening = { device, ...(cursor !== undefined && { cursor: toLong(cursor) }), ...(epoch !== undefined && { epoch: toLong(epoch) }) };
  stream?.write(message(messagingService.chat.requestSerialize({ listen: listening })));
  let opened = false;
  const outcome = await outcomeOf(stream, 10_000, () => {
    opened = true;
    stream?.close(constants.NGHTTP2_CANCEL);
  });
  return opened ? 'opened' : outcome;
}

/** 700 streams a second of one user, from 16 devices. */
export async function streams({ messaging, users }: FloodPlan, counts: Counts): Promise<void> {
  const [{ token }] = users as readonly [FloodUser, ...FloodUser[]];
  const connections = new Connections(messaging, 28, counts);
  const waits: Promise<void>[] = [];
  await atRate(700, (index) => {
    counts.add('streams');
    waits.push(listen(connections.next(), { device: `d${index % 16}`, token }).then((outcome) => counts.add(outcome)));
  });
  connections.destroy();
  await Promise.all(waits);
}

/** The largest offset that a client may name. */
const beyond = 2n ** 53n - 1n;

/** 200 streams a second that name an epoch of the future, 200 with a cursor beyond the end, and 200 pages of history from there. */
export async function future({ messaging, history, users, epoch }: FloodPlan, counts: Counts): Promise<void> {
  const [server, pages] = [new Connections(messaging, 24, counts), new Connections(history, 8, counts)];
  const page = historyService.getUserHistory.requestSerialize({ cursor: toLong(beyond), count: 1_024 });
  const waits: Promise<void>[] = [];
  await atRate(600, (index) => {
    const { token = '' } = users[Math.floor(index / 3) % users.length] ?? {};
    const device = `d${index % 16}`;
    const acts = [
      () => listen(server.next(), { device, epoch: BigInt(epoch + 1 + index), token }),
      () => listen(server.next(), { device, cursor: 2n ** (index % 2 === 0 ? 39n : 41n) + BigInt(index), token }),
      () => unary(pages.next(), historyService.getUserHistory.path, page, token),
    ];
    const what = ['epoch', 'cursor', 'page'][index % 3] ?? '';
    counts.add(`${what}s`);
    waits.push((acts[index % 3]?.() ?? Promise.resolve('')).then((outcome) => counts.add(`${what}: ${outcome}`)));
  });
  for (const connections of [server, pages]) connections.destroy();
  await Promise.all(waits);
}
