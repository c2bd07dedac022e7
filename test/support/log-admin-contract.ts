import { randomUUID } from 'node:crypto';
import { topicNames, type LogAdmin, type TopicLayout } from '@cecochat/kafka';
import { eventually } from './eventually.ts';

export interface AdminUnderTest {
  readonly admin: LogAdmin;
  /** Changes settings of a topic, as an administrator does. */
  configure(topic: string, settings: Readonly<Record<string, string>>): Promise<void>;
}

/** What every LogAdmin promises. */
export function describeLogAdmin(open: () => AdminUnderTest): void {
  let layout: TopicLayout;
  beforeEach(() => {
    layout = { names: topicNames(`admin-${randomUUID()}-`), partitions: 3, replicationFactor: 1 };
  });

  test('topics are created once, with all their partitions', async () => {
    const { admin } = open();
    expect(await admin.ensureTopics(layout)).toEqual({ warnings: [], isLogNew: true });
    expect(await admin.ensureTopics(layout)).toEqual({ warnings: [], isLogNew: false });
    const empty = { start: 0, end: 0 };
    expect([...(await admin.readOffsets(layout.names.messages))].sort(([a], [b]) => a - b)).toEqual([[0, empty], [1, empty], [2, empty]]);
    expect([...(await admin.readOffsets(layout.names.rejected)).keys()]).toEqual([0]);
    expect(await admin.readProblems(layout.names.messages)).toEqual([]);
    await admin.ensurePlatformTopic(layout);
    await admin.ensurePlatformTopic(layout);
    expect((await admin.readOffsets(layout.names.platform)).size).toBe(1);
  });

  test('other numbers of partitions are a warning, or refused where some users would have none', async () => {
    const { admin } = open();
    const { names } = layout;
    await admin.ensureTopics(layout);
    expect((await admin.ensureTopics({ ...layout, partitions: 2 })).warnings).toEqual([names.messages, names.groups].map(
      (topic) => `topic ${topic} has 3 partitions, the platform was made with 2: it uses the first 2, and the others stay empty`,
    ));
    await expect(admin.ensureTopics({ ...layout, partitions: 4 })).rejects.toThrow(`topic ${names.messages} has 3 partitions, 4 are asked for: the number cannot change`);
  });

  test('settings that lose records are named while they are wrong, and corrected', async () => {
    const { admin, configure } = open();
    const { messages } = layout.names;
    await admin.ensureTopics(layout);
    await configure(messages, { 'cleanup.policy': 'compact', 'message.timestamp.type': 'LogAppendTime', 'retention.bytes': '5000' });
    const bounded = `topic ${messages}: retention.bytes is 5000, -1 is wanted: load must not shorten the time that the log is kept`;
    await eventually(async () => expect(await admin.readProblems(messages)).toEqual([`topic ${messages}: cleanup.policy is compact, delete is wanted: the set-up corrects it`, bounded]));
    expect((await admin.ensureTopics(layout)).warnings).toEqual([bounded, `topic ${messages}: cleanup.policy was compact, it is delete now`]);
    await eventually(async () => expect(await admin.readProblems(messages)).toEqual([bounded]));
  });

  test('a topic that is not there has no offsets', async () => {
    await expect(open().admin.readOffsets(layout.names.messages)).rejects.toThrow('This server does not host this topic-partition');
  });
}
