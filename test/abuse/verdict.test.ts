import { allowedP99Ms, decideHarm, type Figures } from './verdict.ts';

const harmless: Figures = {
  quietP99Ms: 80, floodP99Ms: 159, samples: 400, disconnects: 0, refusedSends: 0, memory: new Map([['messaging', 1.2], ['connect', 1.29]]), recoveredSeconds: 5, missing: 0, crashed: [],
};

test('a flood that honest devices do not notice does no harm', () => {
  expect(decideHarm(harmless)).toEqual([]);
});

test('each harm is named', () => {
  const harms: readonly (readonly [Partial<Figures>, string])[] = [
    [{ floodP99Ms: 161 }, 'ack p99 161 ms, at most 160 ms allowed'],
    [{ floodP99Ms: Number.NaN }, 'ack p99 NaN ms, at most 160 ms allowed'],
    [{ quietP99Ms: 501 }, 'the machine is too busy to judge: ack p99 501 ms without the flood'],
    [{ samples: 100 }, 'only 100 sends were measured'],
    [{ disconnects: 1 }, '1 disconnects'],
    [{ refusedSends: 2 }, '2 sends refused'],
    [{ memory: new Map([['connect', 1], ['messaging', 1.31]]) }, 'memory of messaging 1.31 x, at most 1.3 x allowed'],
    [{ memory: new Map([['messaging', Number.POSITIVE_INFINITY]]) }, 'memory of messaging Infinity x, at most 1.3 x allowed'],
    [{ recoveredSeconds: undefined }, 'not back to normal within 30 s'],
    [{ missing: 7 }, 'the flood was too weak by 7'],
    [{ crashed: ['history'] }, 'ended: history'],
  ];
  for (const [harm, what] of harms) expect(decideHarm({ ...harmless, ...harm })).toEqual([what]);
});

test('the noise of a fast platform is no harm', () => {
  expect(allowedP99Ms(5)).toBe(100);
  expect(allowedP99Ms(60)).toBe(120);
});
