import { ChatError, invalid } from '@cecochat/contracts';
import type { Logger } from './logger.ts';
import { RefusalLog } from './refusal-log.ts';

test('a refusal has its code, and the caller as hashes that are the same for the same caller', () => {
  const lines: Record<string, unknown>[] = [];
  const log = new RefusalLog({ info: (line: Record<string, unknown>) => void lines.push(line) } as unknown as Logger);
  const error = new ChatError('unauthenticated', 'the token is over');
  log.note({ error, address: '203.0.113.7' });
  log.note({ error, address: '::ffff:203.0.113.7', user: 7n });
  log.note({ error: invalid('text', 'must be UTF-8'), address: '203.0.113.8', user: 7n });
  const [first, second, third] = lines;
  expect(lines).toMatchObject([{ code: 'unauthenticated' }, { code: 'unauthenticated' }, { code: 'invalid-argument', field: 'text' }]);
  expect(first).not.toHaveProperty('user');
  expect(first?.['address']).toBe(second?.['address']);
  expect(third?.['address']).not.toBe(first?.['address']);
  expect(third?.['user']).toBe(second?.['user']);
  expect(JSON.stringify(lines)).not.toMatch(/203|"7"/);
});
