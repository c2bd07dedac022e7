import { ChatError } from '@cecochat/contracts';
import { MachineError } from '../machine/index.ts';
import { describeFailure, exitCodeOf } from './failure.ts';
import { allVisible, jsonLine, printable, visible } from './output.ts';

test('text cannot steer a terminal or make a line read as another one', () => {
  expect(printable('a\u001b[31mb')).toBe('a\u{FFFD}[31mb');
  expect(printable('pay \u202E001 EUR\u202C now')).toBe('pay \u{FFFD}001 EUR\u{FFFD} now');
  expect(printable('\u2066x\u2069\u2028y')).toBe('\u{FFFD}x\u{FFFD}\u{FFFD}y');
  expect(printable('one\r\ntwo\nthree')).toBe('one\n    two\n    three');
  expect(visible('a\rb\u009Bc\u007Fd\te')).toBe('a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e');
});

test('scripts that run from right to left, emoji with joiners and marks of direction stay as they are', () => {
  for (const text of ['שלום, עולם', 'مرحبا', '👩\u200D👩\u200D👧', 'a\u200Eb\u200Fc\u061Cd']) expect(printable(text)).toBe(text);
});

test('an answer becomes visible in every text of it', () => {
  expect(allVisible({ 'a\u001b': ['b\u202E', 1, null, { c: 'd\ne' }], f: true })).toEqual({ 'a\u{FFFD}': ['b\u{FFFD}', 1, null, { c: 'd e' }], f: true });
});

test('JSON has the characters as escapes, and reads back as what it was', () => {
  const value = { text: 'x\u001b[31m\u009B\u202Ey\u2028\n' };
  const line = jsonLine(value);
  expect(line).toBe('{"text":"x\\u001b[31m\\u009b\\u202ey\\u2028\\n"}');
  expect(JSON.parse(line)).toEqual(value);
});

test('errors of servers are printed without their control characters', () => {
  expect(describeFailure(new ChatError('internal', 'x\u001b]0;owned\u0007\ny\u202E'))).toBe('x\u{FFFD}]0;owned\u{FFFD} y\u{FFFD}');
  expect(describeFailure(new Error('a\u009B2J'))).toContain('a\u{FFFD}2J');
  const lines: string[] = [];
  expect(exitCodeOf(new MachineError('first\u001b[2J\nsecond'), (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual(['error: first\u{FFFD}[2J', 'error: second']);
});
