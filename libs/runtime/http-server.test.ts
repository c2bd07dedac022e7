import { ChatError, invalid } from '@cecochat/contracts';
import { buildFailure, buildRawFailure, readFailure as read } from './http-server.ts';

const readFailure = (error: unknown) => read(error, 4_096);

/** As fastify makes them: an Error by its prototype alone. */
const coded = (code: string, statusCode?: number): object => Object.assign(Object.create(Error.prototype), {
  message: 'words of the framework', code, statusCode,
});

test('an error of ours keeps its code, message and field', () => {
  expect(buildFailure(readFailure(invalid('user', 'must be a user id')))).toEqual({
    status: 400, headers: {}, body: { code: 'invalid-argument', message: 'user must be a user id', field: 'user' },
  });
});

test('when to come back is said in whole seconds, never too early', () => {
  const after = (retryAfterMs: number) => buildFailure(new ChatError('unavailable', 'not now', { retryAfterMs })).headers['retry-after'];
  expect([1, 1_000, 1_001].map(after)).toEqual(['1', '1', '2']);
});

test('who sent no good token is told how to send one', () => {
  expect(buildFailure(new ChatError('unauthenticated', 'authorization is missing', { field: 'authorization' }))).toMatchObject({
    status: 401, headers: { 'www-authenticate': 'Bearer' },
  });
});

test.each([new TypeError('secret at /etc/keys'), 'secret', coded('ECONNREFUSED'), coded('FST_ERR_REP_ALREADY_SENT', 500)])(
  'what is unknown stays inside: %s', (error) => {
    expect(buildFailure(readFailure(error))).toEqual({ status: 500, headers: {}, body: { code: 'internal', message: 'internal error' } });
  });

test('what fastify refuses by itself is said in our words', () => {
  expect(buildFailure(readFailure(coded('FST_ERR_CTP_BODY_TOO_LARGE', 413)))).toEqual({
    status: 400, headers: {}, body: { code: 'invalid-argument', message: 'body must be at most 4096 bytes', field: 'body' },
  });
  expect(buildFailure(readFailure(coded('FST_ERR_OF_ANOTHER_DAY', 415))).body).toEqual({
    code: 'invalid-argument', message: 'the request cannot be understood',
  });
});

test('what is no HTTP gets an answer that is', () => {
  expect(buildRawFailure(coded('HPE_INVALID_METHOD')).split('\r\n')).toEqual([
    'HTTP/1.1 400 Bad Request', 'connection: close', 'content-type: application/json; charset=utf-8', 'content-length: 63', '',
    '{"code":"invalid-argument","message":"this is no HTTP request"}',
  ]);
  expect(buildRawFailure(coded('HPE_HEADER_OVERFLOW'))).toContain('"field":"headers"');
});
