import { mayChange, mayManage, maySend, rolesToGive } from './group-rights.ts';

test('rights grow with the role', () => {
  const roles = ['reader', 'member', 'admin', 'owner', undefined];
  expect(roles.map(mayManage)).toEqual([false, false, true, true, false]);
  expect(roles.map((role) => maySend(role, false))).toEqual([false, true, true, true, false]);
  expect(roles.map((role) => maySend(role, true))).toEqual([false, false, true, true, false]);
  expect([mayChange('admin', 'member'), mayChange('admin', 'admin'), mayChange('owner', 'admin'), mayChange('member', 'reader')]).toEqual([true, false, true, false]);
  expect([rolesToGive('owner'), rolesToGive('admin')]).toEqual([['reader', 'member', 'admin'], ['reader', 'member']]);
});
