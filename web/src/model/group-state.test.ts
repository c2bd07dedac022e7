import type { KeptChange, KeptMessage } from '../sdk.ts';
import { isFormerMember, nameInEvents } from './group-state.ts';

let seq = 0;
const event = (sender: string, change?: KeptChange['change'], users: readonly string[] = [], name?: string): KeptMessage => ({
  id: `${++seq}`, conversation: 'group/9', sender, text: change === undefined ? 'hello' : undefined, timeMs: 0,
  ...(change !== undefined && { change: { change, users, ...(name !== undefined && { name }) } }),
});

test('a user is a former member from its last event on, until it is a member again', () => {
  const events = [event('2', 'created', ['1', '3'], 'Club'), event('1'), event('2', 'removed', ['3'])];
  expect(isFormerMember(events, '1')).toBe(false);
  expect(isFormerMember([...events, event('2', 'removed', ['1'])], '1')).toBe(true);
  expect(isFormerMember([...events, event('2', 'banned', ['1', '4'])], '1')).toBe(true);
  expect(isFormerMember([...events, event('1', 'left')], '1')).toBe(true);
  expect(isFormerMember([...events, event('3', 'left')], '1')).toBe(false);
  expect(isFormerMember([...events, event('1', 'left'), event('2', 'added', ['1'])], '1')).toBe(false);
  expect(isFormerMember([], '1')).toBe(false);
});

test('the name is that of the last event that has one', () => {
  expect(nameInEvents([event('2', 'created', ['1'], 'Club'), event('1', 'renamed', [], 'Readers'), event('1')])).toBe('Readers');
  expect(nameInEvents([event('2', 'added', ['1'])])).toBeUndefined();
});
