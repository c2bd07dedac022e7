import { parseManifest } from '../../manifest/index.ts';
import { decideServices } from './decide-services.ts';

const specOf = (spec: string) => parseManifest(`apiVersion: cecochat.dev/v1beta1\nkind: ChatCluster\nmetadata: { name: mine }\nspec: ${spec}`, 'a.yaml').spec;
const process = (name: string, state: 'ready' | 'stopped' = 'ready') => ({ name, state, kind: name.split('-')[0] as 'connect' });

test('what is missing is started', () => {
  expect(decideServices(specOf('{ connect: { replicas: 2 } }'), [process('connect-0'), process('messaging-0')])).toEqual({
    start: [{ kind: 'connect', name: 'connect-1' }, { kind: 'history', name: 'history-0' }, { kind: 'materialize', name: 'materialize-0' }, { kind: 'groups', name: 'groups-0' }, { kind: 'accounts', name: 'accounts-0' }, { kind: 'web', name: 'web-0' }],
    stop: [],
  });
});

test('what is too much is stopped, once; servers are left to others', () => {
  const present = ['connect-0', 'connect-2', 'history-0', 'materialize-0', 'materialize-1', 'groups-0', 'accounts-0', 'web-0', 'messaging-9'].map((name) => process(name));
  expect(decideServices(specOf('{}'), [...present, process('connect-1', 'stopped')])).toEqual({ start: [], stop: ['connect-2', 'materialize-1'] });
});

test.each(['paused', 'planOnly'])('a platform that is %s stays as it is', (field) => {
  expect(decideServices(specOf(`{ ${field}: true }`), [process('connect-3')])).toEqual({ start: [], stop: [] });
});
