import { periodMs, planKeys, publishedAfterMs, publishedBeforeMs } from './signing-keys.ts';

const start = 700 * periodMs;
const published = (nowMs: number) => [698, 699, 700, 701, 702].filter(planKeys(nowMs).isPublished);

test.each([
  ['in the middle of a period', start + periodMs / 2, { signs: 700, needed: [700], published: [700] }],
  ['a day before the next one', start + periodMs - publishedBeforeMs, { signs: 700, needed: [700, 701], published: [700, 701] }],
  ['a moment before that', start + periodMs - publishedBeforeMs - 1, { signs: 700, needed: [700], published: [700] }],
  ['when it has begun', start, { signs: 700, needed: [700], published: [699, 700] }],
  ['when tokens of the last one have expired', start + publishedAfterMs, { signs: 700, needed: [700], published: [700] }],
])('%s', (_name, nowMs, expected) => {
  const { signs, needed } = planKeys(nowMs);
  expect({ signs, needed, published: published(nowMs) }).toEqual(expected);
});

test('a key is published a day before it signs and until its last token has expired', () => {
  for (let nowMs = start - 2 * publishedBeforeMs; nowMs < start + periodMs + 2 * publishedAfterMs; nowMs += 1_800_000) {
    if (planKeys(nowMs).signs !== 700) continue;
    for (const atMs of [nowMs - publishedBeforeMs, nowMs, nowMs + publishedAfterMs - 1]) expect(planKeys(atMs).isPublished(700)).toBe(true);
  }
});
