import { Feeder } from './feeder.ts';

const records = ['a', 'b', 'c'].map((text) => Buffer.from(text).toString('base64'));
/** More steps than the feeder takes for what it may give. */
async function settled(): Promise<void> {
  for (let step = 0; step < 10; step++) await new Promise((resolve) => setImmediate(resolve));
}

test('no more is under way than the window allows, and what arrives makes room', async () => {
  const given: string[] = [];
  const feeder = new Feeder({ records, deliveriesOfRecord: 2, window: 500 }, (batch) => void given.push(...batch.map(String)));
  await settled();
  expect(given).toHaveLength(200);
  feeder.arrived(99);
  await settled();
  expect(given).toHaveLength(200);
  feeder.arrived(1);
  await settled();
  expect(given).toHaveLength(300);
});

test('records are given in turn, over and over', async () => {
  const given: string[] = [];
  new Feeder({ records, deliveriesOfRecord: 1, window: 100 }, (batch) => void given.push(...batch.map(String)));
  await settled();
  expect(given.slice(0, 5)).toEqual(['a', 'b', 'c', 'a', 'b']);
});
