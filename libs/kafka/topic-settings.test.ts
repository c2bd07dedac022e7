import { problemsOf, reviewTopic } from './topic-settings.ts';

const good = {
  'cleanup.policy': 'delete', 'compression.type': 'producer', 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '1048588',
  'min.insync.replicas': '2', 'retention.ms': '604800000', 'retention.bytes': '-1',
};
const review = (settings: Readonly<Record<string, string>>, replicas = 3) => {
  const { corrections, warnings } = reviewTopic({ name: 'messages', settings: new Map(Object.entries({ ...good, ...settings })), replicas }, 3);
  return { corrections: Object.fromEntries(corrections), warnings };
};

test('a topic as it should be is left alone, and so is one that compresses, or keeps records for ever', () => {
  for (const settings of [{}, { 'compression.type': 'lz4' }, { 'retention.ms': '-1' }, { 'max.message.bytes': '5000000' }, { 'min.insync.replicas': '3' }]) {
    expect(review(settings)).toEqual({ corrections: {}, warnings: [] });
  }
});

test.each([
  ['cleanup.policy', 'compact', 'delete'],
  ['cleanup.policy', 'compact,delete', 'delete'],
  ['message.timestamp.type', 'CreateTime', 'LogAppendTime'],
  ['max.message.bytes', '1000', '1048588'],
  ['min.insync.replicas', '1', '2'],
])('%s %s is corrected to %s', (setting, found, wanted) => {
  expect(review({ [setting]: found })).toEqual({ corrections: { [setting]: wanted }, warnings: [] });
});

test.each([
  ['retention.ms', '3600000', 'topic messages: retention.ms is 3600000, at least 86400000 is wanted: what was away for longer loses records'],
  ['retention.bytes', '1000', 'topic messages: retention.bytes is 1000, -1 is wanted: load must not shorten the time that the log is kept'],
  ['min.insync.replicas', '4', 'topic messages: min.insync.replicas is 4, more than the 3 replicas that there are: nothing can be written'],
])('%s %s is left to those who set it, with a warning', (setting, found, warning) => {
  expect(review({ [setting]: found })).toEqual({ corrections: {}, warnings: [warning] });
});

test('problems under a running platform name what set-up would correct, and what it leaves', () => {
  const found = (settings: Readonly<Record<string, string>>, replicas: number) => problemsOf({ name: 'messages', settings: new Map(Object.entries({ ...good, ...settings })), replicas });
  expect(found({}, 3)).toEqual([]);
  expect(found({ 'min.insync.replicas': '1' }, 1)).toEqual([]);
  expect(found({ 'cleanup.policy': 'compact', 'min.insync.replicas': '1', 'retention.ms': '1000' }, 3)).toEqual([
    'topic messages: cleanup.policy is compact, delete is wanted: the set-up corrects it',
    'topic messages: min.insync.replicas is 1, 2 is wanted: the set-up corrects it',
    'topic messages: retention.ms is 1000, at least 86400000 is wanted: what was away for longer loses records',
  ]);
});

test('fewer replicas than are asked for are a warning, and as many of them acknowledge as can', () => {
  expect(review({ 'min.insync.replicas': '1' }, 1)).toEqual({
    corrections: {}, warnings: ['topic messages: the number of replicas is 1, 3 are wanted: reassign its partitions'],
  });
});
