import { parseIdentities } from './identities.ts';

const ann = { user: '4611686018427387905', name: 'ann', kind: 'account' };

test('identities are read, and nothing else is', () => {
  expect(parseIdentities(JSON.stringify([ann, { user: '7', name: 'User 7', kind: 'number' }]))).toHaveLength(2);
  for (const bad of ['7', 7, null, { ...ann, user: '0' }, { ...ann, user: '<b>' }, { ...ann, kind: 'x' }, { user: '7' }]) {
    expect(parseIdentities(JSON.stringify([bad, ann]))).toEqual([ann]);
  }
  for (const text of ['', '{', '{}', 'null', '[0]']) expect(parseIdentities(text)).toEqual([]);
});
