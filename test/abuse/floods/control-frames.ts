import { messagingService } from '@cecochat/contracts';
import type { Socket } from 'node:net';
import { addressOf } from './calls.ts';
import { callHeaders, dialHttp2, headers, ping, reset, settings } from './frames.ts';
import { atRate, type Counts } from './pace.ts';
import type { FloodPlan } from './plan.ts';

const [connections, perSecond, burst] = [60, 600, 20];

/** What a connection repeats: pings, calls that are reset at once, settings. */
const kinds = [
  { name: 'pings', frames: (_: number) => ping() },
  { name: 'resets', frames: (at: number) => Buffer.concat([headers(at * 2 + 1, callHeaders(messagingService.chat.path)), reset(at * 2 + 1)]) },
  { name: 'settings', frames: (at: number) => settings(at) },
] as const;

/** 60 connections to messaging, history and connect that send 200 frames a second each; those that are closed begin again, 25 a second at most. */
export async function controlFrames({ messaging, history, connectGrpc }: FloodPlan, counts: Counts): Promise<void> {
  const targets = [messaging, messaging, history, connectGrpc];
  const open = new Map<number, { readonly socket: Socket; sent: number }>();
  const dialAt = (index: number) => {
    const socket = dialHttp2(targets[index % targets.length] ?? '', addressOf(index));
    counts.add('connections');
    open.set(index, { socket, sent: 0 });
    socket.once('close', () => open.delete(index));
  };
  for (let index = 0; index < connections; index++) dialAt(index);
  let mayDial = 0;
  await atRate(perSecond, (turn) => {
    const index = turn % connections;
    if (turn % (perSecond / 25) === 0) mayDial = 1;
    const connection = open.get(index);
    const kind = kinds[Math.floor(index / targets.length) % kinds.length];
    if (connection === undefined && mayDial > 0) {
      mayDial--;
      dialAt(index);
    }
    if (connection === undefined || kind === undefined || connection.socket.writableLength > 65_536) return;
    connection.socket.write(Buffer.concat(Array.from({ length: burst }, () => kind.frames(connection.sent++))));
    counts.add(kind.name, burst);
  });
  for (const { socket } of open.values()) socket.destroy();
}
