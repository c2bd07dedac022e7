import { messagingService, toLong } from '@cecochat/contracts';
import { addressOf, Connections, message, open, outcomeOf } from './calls.ts';
import { atOnce, atRate, type Counts } from './pace.ts';
import { dial } from './calls.ts';
import { callHeaders, data, headers, hello } from './frames.ts';
import type { FloodPlan, FloodUser } from './plan.ts';

const { path, requestSerialize } = messagingService.chat;
const listen = (device: string, cursor?: number) => message(requestSerialize({ listen: { device, ...(cursor !== undefined && { cursor: toLong(cursor) }) } }));
const send = (sequence: number, receiver: string, text: string) =>
  message(requestSerialize({ send: { sequence: toLong(sequence), receiver: toLong(BigInt(receiver)), text: { text } } }));

/**
 * Half-open: 400 calls at once that send a frame's first bytes or nothing. Never reading: 16 devices of each of four users that open with
 * cursor 0 and read nothing, while those users send themselves 20 texts of 8 KB a second each.
 */
export async function silentStreams({ messaging, users }: FloodPlan, counts: Counts): Promise<void> {
  const halfOpen = new Connections(messaging, 20, counts, addressOf);
  const few = users.slice(0, 4);
  const deaf = few.flatMap(({ token }, index) => Array.from({ length: 15 }, (_, device) => {
    const socket = dial(messaging, addressOf(index));
    const first = Buffer.concat([hello(), headers(1, callHeaders(path, token)), data(1, listen(`deaf-${device}`, 0))]);
    socket.write(first);
    counts.add('streams that read nothing');
    return socket;
  }));
  const senders = new Connections(messaging, few.length, counts);
  const sending = few.map(({ token }: FloodUser, index) => {
    const stream = open(senders.at(index), path, token);
    stream?.resume();
    stream?.write(listen('sender'));
    return stream;
  });
  const texts = atRate(20 * few.length, (index) => {
    const user = few[index % few.length];
    sending[index % few.length]?.write(send(Math.floor(index / few.length) + 1, user?.user ?? '', 'x'.repeat(8_000)));
    counts.add('texts');
  });
  await atOnce(400, async (index) => {
    const { token } = users[index % users.length] ?? {};
    const stream = open(halfOpen.next(), path, token);
    if (index % 2 === 0) stream?.write(Buffer.alloc(3));
    counts.add('half-open streams');
    counts.add(await outcomeOf(stream, 5_000));
  }, { max: 4_000 });
  await texts;
  for (const socket of deaf) socket.destroy();
  for (const connections of [halfOpen, senders]) connections.destroy();
}
