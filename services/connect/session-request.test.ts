import { ChatError } from '@cecochat/contracts';
import { readSessionRequest } from './session-request.ts';

function refusedField(body: unknown): string | undefined {
  try {
    readSessionRequest(body);
  } catch (error) {
    const { code, details } = ChatError.from(error);
    expect(code).toBe('invalid-argument');
    return details.field;
  }
  throw new Error('was accepted');
}

test.each([
  ['{"user":"1"}', 1n],
  ['{"user":1}', 1n],
  ['{"user":"9223372036854775807"}', 2n ** 63n - 1n],
  ['{"user":9007199254740991}', 2n ** 53n - 1n],
  ['{"user":"1","device":"phone"}', 1n],
])('%s names a user', (body, user) => {
  expect(readSessionRequest(body).user).toBe(user);
});

test.each([
  '{}', '{"user":null}', '{"user":"0"}', '{"user":0}', '{"user":"-1"}', '{"user":-1}', '{"user":""}', '{"user":"one"}', '{"user":" 1"}',
  '{"user":"01"}', '{"user":"1.0"}', '{"user":1.5}', '{"user":"0x1"}', '{"user":true}', '{"user":["1"]}', '{"user":{"id":"1"}}',
  '{"user":"9223372036854775808"}', '{"user":9007199254740992}', '{"user":1e300}',
])('%s names no user', (body) => {
  expect(refusedField(body)).toBe('user');
});

test.each([undefined, '', 'user=1', '{"user":"1"', 'null', '"1"', '1', '[]'])('%s is no request', (body) => {
  expect(refusedField(body)).toBe('body');
});
