import type { Open, Target, TargetName } from '../target.ts';
import { faultyTargets } from './faulty.ts';
import { openHttp2 } from './http2.ts';
import { openProtobuf } from './protobuf.ts';
import { openRecords } from './records.ts';
import { openRedis } from './redis.ts';
import { openTokens } from './tokens.ts';
import { openWebSockets } from './web-sockets.ts';

const targets = {
  protobuf: openProtobuf,
  tokens: openTokens,
  records: openRecords,
  redis: openRedis,
  'web-sockets': openWebSockets,
  http2: openHttp2,
} satisfies Readonly<Record<TargetName, Open>>;

export const openTarget = (name: string): Target | Promise<Target> => {
  const open: Open | undefined = ({ ...targets, ...faultyTargets } as Readonly<Record<string, Open>>)[name];
  if (open === undefined) throw new Error(`there is no target ${name}`);
  return open();
};
