import { Connections, open } from './calls.ts';
import { atRate, type Counts } from './pace.ts';
import type { FloodPlan } from './plan.ts';
import { message } from './calls.ts';

const path = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';

/** ServerReflectionRequest { file_containing_symbol = 4 }. */
function question(symbol: string): Buffer {
  const bytes = Buffer.from(symbol);
  return message(Buffer.concat([Buffer.from([0x22, bytes.length]), bytes]));
}

/** Reflection streams on every service that ask on and on, and read no answer: 90 streams, 2,000 questions a second each, if they are taken. */
export async function reflection({ messaging, connectGrpc, history }: FloodPlan, counts: Counts): Promise<void> {
  const targets = [messaging, connectGrpc, history].map((target) => new Connections(target, 10, counts));
  const questions = Buffer.concat(Array.from({ length: 20 }, () => question('cecochat.v1.MessagingService')));
  const streams = Array.from({ length: 90 }, (_, index) => targets[index % targets.length]?.next()).map((session) => session && open(session, path));
  const full = new Set<unknown>();
  for (const stream of streams) stream?.on('drain', () => full.delete(stream));
  await atRate(9_000, (index) => {
    const stream = streams[index % streams.length];
    if (stream === undefined || stream.destroyed || full.has(stream)) return;
    if (!stream.write(questions)) full.add(stream);
    counts.add('questions', 20);
  });
  counts.add('streams that were full', full.size);
  for (const target of targets) target.destroy();
}
