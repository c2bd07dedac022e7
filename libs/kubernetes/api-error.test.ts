import { VersionConflict } from '@cecochat/runtime';
import { ApiConflict, ApiError, errorOfStatus } from './api-error.ts';

const answered = (status: number, body: object | undefined = undefined, retryAfter: string | undefined = undefined) =>
  errorOfStatus({ what: 'get /x', status, body, retryAfter });

test('what went wrong is said with the request and the words of the api server', () => {
  const error = answered(403, { reason: 'Forbidden', message: 'pods is forbidden' });
  expect(error).toMatchObject({ message: 'get /x: pods is forbidden', status: 403, reason: 'Forbidden', retry: false });
});

test.each([[401, true], [404, false], [408, true], [410, true], [422, false], [429, true], [500, true], [504, true]])('whether a retry helps after %p: %p', (status, retry) => {
  expect(answered(status)).toMatchObject({ retry });
});

test('no answer at all may be another one next time', () => {
  expect(new ApiError('reset', { reason: 'Unreachable' }).retry).toBe(true);
});

test('a changed object and one that is there already are version conflicts', () => {
  for (const reason of ['Conflict', 'AlreadyExists']) {
    const error = answered(409, { reason });
    expect(error).toBeInstanceOf(ApiConflict);
    expect(error).toBeInstanceOf(VersionConflict);
    expect(error.reason).toBe(reason);
  }
});

test('a field that another manager owns is no version conflict: looking again does not cure it', () => {
  const error = answered(409, { reason: 'Conflict', details: { causes: [{ reason: 'FieldManagerConflict', field: '.spec.replicas' }] } });
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ retry: false });
});

test('how long to wait comes from the header, else from the body', () => {
  expect(answered(429, undefined, '3')).toMatchObject({ retryAfterMs: 3_000 });
  expect(answered(429, { details: { retryAfterSeconds: 2 } }, 'soon')).toMatchObject({ retryAfterMs: 2_000 });
  expect(answered(429)).toMatchObject({ retryAfterMs: undefined });
});
