import fc from 'fast-check';
import { decideRestart, defaultRestartPolicy as policy } from './restart-policy.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('the bound of the pause doubles with every death in a row, up to the cap', () => {
  let deaths = 0;
  const bounds = Array.from({ length: 9 }, () => {
    const restart = decideRestart(deaths, 0, 1, policy);
    deaths = restart.deaths;
    return restart.delayMs;
  });
  expect(bounds).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('the pause is a random part of the bound', () => {
  fc.assert(fc.property(fc.nat(40), chance, (deaths, part) => {
    const { delayMs } = decideRestart(deaths, 0, part, policy);
    expect(delayMs).toBeCloseTo(part * decideRestart(deaths, 0, 1, policy).delayMs);
  }));
});

test('a process that ran for long enough begins again with the shortest pause', () => {
  expect(decideRestart(7, policy.stableMs, 1, policy)).toEqual({ deaths: 1, delayMs: policy.baseMs });
  expect(decideRestart(7, policy.stableMs - 1, 1, policy).deaths).toBe(8);
});
