import type { ChatError, ErrorCode } from '../sdk.ts';
import type { Words } from './language.ts';
import { problemWords } from './problems.ts';
import { counted, t } from './t.ts';

/** A problem of a form, in words. */
export interface FormProblem {
  /** The field that it is about; undefined where it is about the whole. */
  readonly field: string | undefined;
  readonly words: string;
}

/** Fields of requests, and those of forms. */
const fields: Readonly<Record<string, string>> = {
  old_password: 'oldPassword', new_password: 'newPassword', display_name: 'displayName', status_text: 'statusText',
};
const labels: Readonly<Record<string, Words>> = {
  name: 'The name', password: 'The password', old_password: 'The password', new_password: 'The new password',
  display_name: 'The name', status_text: 'The status', prefix: 'The name', names: 'The name',
};

const fixed: Partial<Record<ErrorCode, Words>> = {
  'name-taken': 'This name is taken, or looks too much like one that is. Choose another.',
  'already-contact': 'You are contacts already.',
  'already-pending': 'You have invited this person already.',
  'too-many-contacts': 'You have as many contacts as there may be.',
  suspended: 'This account is suspended. Ask those who run this service.',
  'sign-up-closed': 'New accounts cannot be made here at the moment.',
};

/** Pure: an error of accounts, in words for people. */
export function formProblem({ code, message, details }: Pick<ChatError, 'code' | 'message' | 'details'>): FormProblem {
  const { field, retryAfterMs } = details;
  const of = (words: string): FormProblem => ({ field: field && (fields[field] ?? field), words });
  switch (code) {
    case 'weak-password': return of(weakWords(message));
    case 'wrong-credentials':
      return of(field === 'password' ? t('The name or the password is wrong.') : t('This is not your password.'));
    case 'overloaded':
      return { field: undefined, words: t('Too many attempts. Try again {when}.', { when: inWords(retryAfterMs) }) };
    case 'invalid-argument': return of(ruleWords(message, field));
    default: {
      const known = fixed[code];
      return known === undefined ? { field: undefined, words: problemWords(code, message) } : of(t(known));
    }
  }
}

/** Pure: why a sign-in at a provider did not succeed. */
export function providerWords(error: Pick<ChatError, 'code' | 'message' | 'details'>): string {
  switch (error.code) {
    case 'sign-in-failed': return t('You were not signed in. Try again, or choose another way.');
    case 'unavailable':
      return t('The place where you sign in cannot be reached at the moment. Try again soon.');
    default: return formProblem(error).words;
  }
}

function weakWords(message: string): string {
  if (message.includes('common')) {
    return t('This password is one of the first that others would guess. Choose another.');
  }
  if (message.includes('like')) return t('This is too close to your name. Choose another.');
  return t('Use at least {count} characters.', { count: 8 });
}

/** The rules begin with the name of the field: `name must begin with a letter`. */
function ruleWords(message: string, field = ''): string {
  const label = labels[field];
  const isOfField = label !== undefined && message.startsWith(`${field} `);
  const words = isOfField ? `${t(label)}${message.slice(field.length)}` : message;
  return problemWords('invalid-argument', words.replace('..', ' to '));
}

function inWords(ms = 60_000): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds <= 90 ? counted('in 1 second', seconds) : counted('in 1 minute', Math.ceil(seconds / 60));
}
