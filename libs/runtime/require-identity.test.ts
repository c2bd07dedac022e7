import { NotWanted, untilDone } from './require-identity.ts';

const atOnce = { random: () => 0 };

function failing(...reasons: string[]) {
  return async () => {
    const reason = reasons.shift();
    if (reason !== undefined) throw new Error(reason);
    return 'done';
  };
}

test('work is repeated until it succeeds, and each new reason is named once', async () => {
  const reasons: string[] = [];
  expect(await untilDone(failing('away', 'away', 'slow', 'away'), { ...atOnce, onReason: (reason) => reasons.push(reason) })).toBe('done');
  expect(reasons).toEqual(['away', 'slow', 'away']);
});

test('work that nobody waits for any more is given up, with its last reason', async () => {
  const attempts: number[] = [];
  const isWanted = (attempt: number) => attempts.push(attempt) < 3;
  const giving = untilDone(failing('away', 'away', 'away'), { ...atOnce, isWanted, onReason: () => undefined });
  await expect(giving).rejects.toThrow(NotWanted);
  await expect(giving).rejects.toThrow('no longer needed, after: away');
  expect(attempts).toEqual([0, 1, 2]);
});

test('an error that another attempt will not mend is thrown, and so is the reason of a signal', async () => {
  await expect(untilDone(failing('foreign'), { ...atOnce, isFinal: () => true, onReason: () => undefined })).rejects.toThrow('foreign');
  const stop = new AbortController();
  const waiting = untilDone(failing('away', 'away'), { signal: stop.signal, backOff: { baseMs: 60_000, capMs: 60_000 }, random: () => 0.9, onReason: () => stop.abort() });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
