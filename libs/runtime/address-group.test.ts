import { addressGroup, readSignedAddress, signAddress } from './address-group.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%p counts as %p', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

const [key, other] = ['k'.repeat(43), 'o'.repeat(43)];
const nowMs = 1_800_000_000_000;

test.each(['192.0.2.7', '2001:db8::7', '::ffff:192.0.2.7'])('%s is read by services that have the key, while it is fresh', (address) => {
  const proof = signAddress(key, address, nowMs);
  expect(readSignedAddress([key], proof, nowMs + 59_000)).toBe(address);
  expect(readSignedAddress([other, key], proof, nowMs - 59_000)).toBe(address);
});

test('nothing else is: another key, another address, another time, an old proof, no proof', () => {
  const proof = signAddress(key, '192.0.2.7', nowMs);
  expect(readSignedAddress([], proof, nowMs)).toBeUndefined();
  expect(readSignedAddress([other], proof, nowMs)).toBeUndefined();
  expect(readSignedAddress([key], proof.replace('192.0.2.7', '192.0.2.8'), nowMs)).toBeUndefined();
  expect(readSignedAddress([key], proof.replace(`${nowMs}`, `${nowMs + 1}`), nowMs)).toBeUndefined();
  expect(readSignedAddress([key], proof, nowMs + 61_000)).toBeUndefined();
  expect(readSignedAddress([key], signAddress(key, 'localhost', nowMs), nowMs)).toBeUndefined();
  for (const text of ['', '192.0.2.7', `192.0.2.7 ${nowMs} short`, 'x'.repeat(10_000)]) {
    expect(readSignedAddress([key], text, nowMs)).toBeUndefined();
  }
});
