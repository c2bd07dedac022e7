import { parseReturned } from './provider-sign-in.ts';

test.each([
  ['#/signed-in/4611686018427387905', { kind: 'signed-in', user: '4611686018427387905' }],
  ['#/sign-in/sign-in-failed', { kind: 'problem', code: 'sign-in-failed' }],
  ['#/sign-in/unavailable', { kind: 'problem', code: 'unavailable' }],
  ['', undefined], ['#/signed-in/', undefined], ['#/signed-in/ada', undefined], ['#/signed-in/0', undefined],
  ['#/sign-in/<b>', undefined], ['#/sign-in/constructor', undefined], ['#/7', undefined],
])('%s is read as what a provider came back with, and nothing else is', (hash, returned) => {
  expect(parseReturned(hash)).toEqual(returned);
});
