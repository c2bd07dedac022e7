import { ChatError } from '../sdk.ts';
import { formProblem } from './account-problems.ts';

const of = (code: ConstructorParameters<typeof ChatError>[0], message: string, field?: string, retryAfterMs?: number) =>
  formProblem(new ChatError(code, message, { ...(field && { field }), ...(retryAfterMs && { retryAfterMs }) }));

test.each([
  [of('name-taken', 'name ann belongs to an account', 'name'), 'name', 'This name is taken, or looks too much like one that is. Choose another.'],
  [of('invalid-argument', 'name must begin with a letter', 'name'), 'name', 'The name must begin with a letter.'],
  [of('invalid-argument', 'name must have 2..32 characters', 'name'), 'name', 'The name must have 2 to 32 characters.'],
  [of('weak-password', 'password must have at least 8 characters', 'password'), 'password', 'Use at least 8 characters.'],
  [of('weak-password', 'new_password must not be a common one', 'new_password'), 'newPassword', 'This password is one of the first that others would guess. Choose another.'],
  [of('weak-password', 'password must not be much like "ann"', 'password'), 'password', 'This is too close to your name. Choose another.'],
  [of('wrong-credentials', 'the name or the password is wrong', 'password'), 'password', 'The name or the password is wrong.'],
  [of('wrong-credentials', 'the name or the password is wrong', 'old_password'), 'oldPassword', 'This is not your password.'],
  [of('overloaded', 'limits.perAccount.wrongPasswords: too many', 'limits.perAccount.wrongPasswords', 42_100), undefined, 'Too many attempts. Try again in 43 seconds.'],
  [of('overloaded', 'too many', undefined, 600_000), undefined, 'Too many attempts. Try again in 10 minutes.'],
  [of('unavailable', 'connect ECONNREFUSED'), undefined, 'The service cannot be reached at the moment. Try again soon.'],
])('%# an error of a form is words at its field', (problem, field, words) => {
  expect(problem).toEqual({ field, words });
});
