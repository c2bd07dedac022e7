import { compareResourceVersions, isNewer } from './resource-version.ts';

test('integers are compared as numbers, however long they are', () => {
  expect(compareResourceVersions('9', '10')).toBeLessThan(0);
  expect(compareResourceVersions('10', '9')).toBeGreaterThan(0);
  expect(compareResourceVersions('18446744073709551617', '18446744073709551616')).toBeGreaterThan(0);
  expect(compareResourceVersions('42', '42')).toBe(0);
});

test.each(['', '0', '007', 'a1', '1.5', '-3'])('%p is opaque: nothing is known of its order', (opaque) => {
  expect(compareResourceVersions(opaque, '5')).toBeUndefined();
  expect(compareResourceVersions('5', opaque)).toBeUndefined();
  expect(isNewer(opaque, '5')).toBe(false);
  expect(isNewer('5', opaque)).toBe(false);
});
