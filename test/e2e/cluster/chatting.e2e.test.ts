import { randomInt } from 'node:crypto';
import { eventually } from '../../support/eventually.ts';
import { ClusterStage, kept, scenario } from './support/index.ts';

/** All of the data set by CECOCHAT_FULL=1. */
const limit = process.env['CECOCHAT_FULL'] === '1' ? [] : ['--limit', '5000'];

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

scenario('somebody outside of the cluster chats through it, and reads it again', async () => {
  const [one, two] = [randomInt(1e9, 2e9), randomInt(2e9, 3e9)].map(String) as [string, string];
  expect(await stage.cecochat('send', '--user', one, '--to', two, 'hello', 'from', 'outside')).toContain(`sent to ${two} as message`);
  expect(await stage.cecochat('send', '--user', two, '--to', one, 'hello', 'from', 'inside')).toContain(`sent to ${one} as message`);
  await eventually(async () => {
    const lines = (await stage.cecochat('history', '--user', one, '--with', two, '--json')).trim().split('\n').map((line) => JSON.parse(line) as { text: string });
    expect(lines.map(({ text }) => text)).toEqual(['hello from outside', 'hello from inside']);
  }, 30_000);
});

scenario('the real data set goes through the cluster without loss', async () => {
  const report = JSON.parse(await stage.cecochat('replay', 'samples/college-messages.tsv', '--json', ...limit)) as Record<string, number>;
  process.stderr.write(`${JSON.stringify(report)}\n`);
  const { lost, duplicates, reordered, historyMismatches } = kept;
  expect(report).toMatchObject({ lost, duplicates, reordered, historyMismatches, misdelivered: 0, delivered: report['messages'], acked: report['messages'] });
}, 900_000);
