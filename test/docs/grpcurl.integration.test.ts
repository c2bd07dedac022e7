import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { cacheFolders, fetchGrpcurl } from '@cecochat/tools';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-ports.ts';
import { TestPlatform } from '../support/platform.ts';
import { partsOf, readExamples, type Example } from './examples.ts';
import { Shell } from './shell.ts';

const repository = join(import.meta.dirname, '../..');
const examples = readExamples(readFileSync(join(repository, 'docs/grpcurl.md'), 'utf8'));
const shown = examples.filter(({ output }) => output !== undefined);
/** As `make run` begins with. */
const partitionCount = 36;
const buildDeadlineMs = 15 * 60_000;

let platform: TestPlatform;
let shell: Shell;
/** What each example printed, by its line. */
const printed = new Map<number, string>();

beforeAll(async () => {
  const path = process.env['PATH'] ?? '';
  const grpcurl = await fetchGrpcurl({ cache: cacheFolders.grpcurl, path, progress: (line) => process.stderr.write(`${line}\n`) });
  platform = await TestPlatform.create('grpcurl', partitionCount);
  const [http = 0, grpc = 0] = await freePorts(2);
  await startServices(http, grpc);
  await writeBefore(partitionOf(userId(2001), partitionCount), partitionOf(userId(2004), partitionCount));
  shell = await Shell.open(repository, {
    ...process.env,
    PATH: `${grpcurl}:${path}`,
    CECOCHAT_URL: `http://127.0.0.1:${http}`,
    CONNECT: `127.0.0.1:${grpc}`,
  });
}, buildDeadlineMs);
afterAll(async () => {
  await shell.close();
  await platform.close();
});

async function startServices(http: number, grpc: number): Promise<void> {
  const numbers = Array.from({ length: partitionCount }, (_, index) => index);
  const reflection = { CECOCHAT_REFLECTION: 'true' }; // As `make run` starts them.
  const stores = { CECOCHAT_REDIS_URL: platform.redis.url, CECOCHAT_TOKEN_KEYS: platform.tokens.jwksFile };
  const listen = { CECOCHAT_HTTP_LISTEN: `127.0.0.1:${http}`, CECOCHAT_LISTEN: `127.0.0.1:${grpc}` };
  await platform.setUp();
  await platform.startHistory(reflection, false);
  await platform.assign({ 'messaging-0': numbers.slice(0, partitionCount / 2), 'messaging-1': numbers.slice(partitionCount / 2) });
  await Promise.all([
    platform.startMessaging('messaging-0', reflection),
    platform.startMessaging('messaging-1', reflection),
    platform.startMaterialize(),
    platform.start('connect', { ...stores, ...listen, ...reflection, CECOCHAT_ISSUER_KEY: platform.tokens.privateKeyFile }),
  ]);
}

/** Others used these partitions before, as they would on a platform in use: grpcurl does not show what is 0. */
async function writeBefore(...partitions: readonly number[]): Promise<void> {
  for (const partition of partitions) {
    const user = platform.userIn(partition);
    await eventually(() => platform.send(user, { sequence: 1, receiver: user, text: 'a note to oneself' }));
  }
}

async function runExample({ line, script, output }: Example): Promise<void> {
  if (output === undefined) {
    await shell.set(script);
    return;
  }
  const run = () => shell.run(script, (text) => expect(partsOf(text)).toEqual(partsOf(output)));
  // History has what was just sent in a moment.
  printed.set(line, await (script.includes('HistoryService') ? eventually(run) : run()));
}

test('there is an example of each call, and of what errors look like', () => {
  for (const call of ['ConnectService/Lookup', 'MessagingService/Send', 'MessagingService/Chat', 'HistoryService/GetUserHistory', 'HistoryService/GetDialogHistory']) {
    expect(shown.some(({ script }) => script.includes(`cecochat.v1.${call}`))).toBe(true);
  }
  expect(shown.filter(({ output }) => output?.includes('ERROR')).length).toBeGreaterThan(3);
});

test.each(examples)('line $line: $title', runExample);

test('it is the same message everywhere', () => {
  const idIn = (text: string | undefined) => /"message_id": "(\d+)"(?:(?!"message_id")[^])*"hello from grpcurl"/.exec(text ?? '')?.[1];
  const sent = printed.get(shown.find(({ script }) => script.includes('MessagingService/Send'))?.line ?? 0);
  const id = /"message_id": "(\d+)"/.exec(sent ?? '')?.[1];
  expect(id).toMatch(/^\d{10,}$/);
  for (const call of ['GetUserHistory', 'GetDialogHistory', 'Chat']) {
    const text = printed.get(shown.find(({ script }) => script.includes(call))?.line ?? 0);
    expect([call, idIn(text)]).toEqual([call, id]);
  }
});
