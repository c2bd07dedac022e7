import type { ChatError, ErrorCode } from '../sdk.ts';
import { problemWords } from './problems.ts';

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
const labels: Readonly<Record<string, string>> = {
  name: 'The name', password: 'The password', old_password: 'The password', new_password: 'The new password',
  display_name: 'The name', status_text: 'The status', prefix: 'The name', names: 'The name',
};

const fixed: Partial<Record<ErrorCode, string>> = {
  'name-taken': 'This name is taken, or looks too much like one that is. Choose another.',
  'already-contact': 'You are contacts already.',
  'already-pending': 'You have invited this person already.',
  'too-many-contacts': 'You have as many contacts as there may be.',
  'sign-up-closed': 'New accounts cannot be made here at the moment.',
};

/** Pure: an error of accounts, in words for people. */
export function formProblem({ code, message, details }: Pick<ChatError, 'code' | 'message' | 'details'>): FormProblem {
  const { field, retryAfterMs } = details;
  const of = (words: string): FormProblem => ({ field: field && (fields[field] ?? field), words });
  switch (code) {
    case 'weak-password': return of(weakWords(message));
    case 'wrong-credentials': return of(field === 'password' ? 'The name or the password is wrong.' : 'This is not your password.');
    case 'overloaded': return { field: undefined, words: `Too many attempts. Try again ${inWords(retryAfterMs)}.` };
    case 'invalid-argument': return of(ruleWords(message, field));
    default: return code in fixed ? of(fixed[code] ?? '') : { field: undefined, words: problemWords(code, message) };
  }
}

function weakWords(message: string): string {
  if (message.includes('common')) return 'This password is one of the first that others would guess. Choose another.';
  if (message.includes('like')) return 'This is too close to your name. Choose another.';
  return 'Use at least 8 characters.';
}

/** The rules begin with the name of the field: `name must begin with a letter`. */
function ruleWords(message: string, field = ''): string {
  const label = labels[field];
  const words = label !== undefined && message.startsWith(`${field} `) ? `${label}${message.slice(field.length)}` : message;
  return problemWords('invalid-argument', words.replace('..', ' to '));
}

function inWords(ms = 60_000): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 90) return seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
