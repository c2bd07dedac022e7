import { withoutSymbols } from './node-layer.ts';

/** A header, two program segments that end at 200 and 180, and 56 bytes behind them. */
function program(): Uint8Array {
  const bytes = new Uint8Array(256).fill(7);
  const view = new DataView(bytes.buffer);
  bytes.fill(0, 0, 176);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
  view.setBigUint64(32, 64n, true);
  view.setBigUint64(40, 200n, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, 2, true);
  view.setUint16(60, 3, true);
  view.setUint16(62, 2, true);
  for (const [at, offset, size] of [[64, 100n, 100n], [120, 0n, 180n]] as const) {
    view.setBigUint64(at + 8, offset, true);
    view.setBigUint64(at + 32, size, true);
  }
  return bytes;
}

test('what is behind the last segment goes, and the table of sections with it', () => {
  const whole = program();
  const trimmed = withoutSymbols(whole);
  expect(trimmed.length).toBe(200);
  const changed = [...trimmed.keys()].filter((at) => trimmed[at] !== whole[at]);
  expect(changed.map((at) => [at, trimmed[at]])).toEqual([[40, 0], [60, 0], [62, 0]]);
  expect(whole).toEqual(program());
});

test('a program inside a larger buffer is trimmed alike', () => {
  const around = new Uint8Array(300);
  around.set(program(), 11);
  expect(withoutSymbols(around.subarray(11, 267))).toEqual(withoutSymbols(program()));
});

test.each([['nothing', new Uint8Array()], ['a script', Buffer.from('#!/bin/sh\n'.repeat(10))], ['a 32-bit program', program().with(4, 1)]])('%s is refused', (_, bytes) => {
  expect(() => withoutSymbols(bytes)).toThrow('not a 64-bit little-endian ELF file');
});
