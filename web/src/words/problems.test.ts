import { calmMs, connectionNote, problemWords } from './problems.ts';

test('nothing is said while the device is moved or comes back soon', () => {
  expect(connectionNote({ status: 'live' }, true, 0)).toBeUndefined();
  for (const status of ['connecting', 'waiting', 'catching-up'] as const) {
    expect(connectionNote({ status }, true, calmMs - 1)).toBeUndefined();
    expect(connectionNote({ status }, true, calmMs)).toMatchObject({ tone: 'calm' });
  }
});

test('without a network the page says at once what becomes of messages', () => {
  expect(connectionNote({ status: 'waiting' }, false, 0)).toMatchObject({ tone: 'calm', words: expect.stringContaining('offline') });
});

test('an end for good has a reason and a way on', () => {
  const ended = (code: 'unauthenticated' | 'replaced') => connectionNote({ status: 'closed', problem: { code, words: 'x' } }, true, 0);
  expect(ended('unauthenticated')).toMatchObject({ tone: 'problem', action: 'sign-in' });
  expect(ended('replaced')).toMatchObject({ tone: 'problem', action: 'reload' });
});

test('errors are sentences', () => {
  expect(problemWords('invalid-argument', 'text must not be empty')).toBe('Text must not be empty.');
  expect(problemWords('internal', 'TypeError at x')).not.toContain('TypeError');
});
