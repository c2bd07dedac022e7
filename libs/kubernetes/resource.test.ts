import { chatClusters, pods } from './known-resources.ts';
import { apiVersionOf, collectionPath, objectPath } from './resource.ts';

test('paths of the core group and of other groups, in one namespace and in all', () => {
  expect(collectionPath(pods, undefined)).toBe('/api/v1/pods');
  expect(objectPath(chatClusters, { namespace: 'chat', name: 'sample' }, 'status')).toBe('/apis/cecochat.dev/v1beta1/namespaces/chat/chatclusters/sample/status');
  expect([apiVersionOf(pods), apiVersionOf(chatClusters)]).toEqual(['v1', 'cecochat.dev/v1beta1']);
});

test.each(['', '.', '..'])('%p is no name: it would lead to something else', (name) => {
  expect(() => objectPath(pods, { namespace: 'chat', name })).toThrow('is no name');
  expect(() => objectPath(pods, { namespace: name, name: 'pod' })).toThrow('is no name');
});

test('a slash in a name does not lead elsewhere', () => {
  expect(objectPath(pods, { namespace: 'chat', name: 'a/../b' })).toBe('/api/v1/namespaces/chat/pods/a%2F..%2Fb');
});

test('an object of a namespaced kind needs a namespace', () => {
  expect(() => objectPath(pods, { name: 'pod' })).toThrow('Pod pod needs a namespace');
});
