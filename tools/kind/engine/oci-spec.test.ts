import { specFiles, withoutResource } from './oci-spec.ts';

test('a new container is described in its bundle, one more process in a file of its own', () => {
  expect(specFiles(['--root', '/r', '--log-format', 'json', 'create', '--bundle', '/b', '--pid-file', '/p', 'id'])).toEqual([{ path: '/b/config.json', of: 'container' }]);
  expect(specFiles(['create', '--bundle=/b', 'id'])).toEqual([{ path: '/b/config.json', of: 'container' }]);
  expect(specFiles(['exec', '--process', '/x', '--detach', 'id'])).toEqual([{ path: '/x', of: 'process' }]);
});

test.each([['start'], ['state'], ['delete'], ['kill'], ['features']])('nothing is changed for %s', (command) => {
  expect(specFiles(['--root', '/r', command, 'id'])).toEqual([]);
});

const asked = {
  args: ['sleep'],
  oomScoreAdj: -500,
  capabilities: { bounding: ['CAP_KILL', 'CAP_SYS_RESOURCE'], effective: ['CAP_SYS_RESOURCE'], ambient: null },
};
const given = { args: ['sleep'], capabilities: { bounding: ['CAP_KILL'], effective: [], ambient: null } };

test('the capability and the wish to be killed last are taken out, all else stays', () => {
  const spec = { ociVersion: '1.0.2', process: asked, root: { path: 'rootfs', readonly: true }, linux: { resources: { memory: { limit: 5 } } } };
  expect(JSON.parse(withoutResource(JSON.stringify(spec), 'container'))).toEqual({ ...spec, process: given });
  expect(JSON.parse(withoutResource(JSON.stringify(asked), 'process'))).toEqual(given);
});

test('a container that asks for nothing gets what it asks for', () => {
  const spec = { ociVersion: '1.0.2', process: { args: ['sleep'] } };
  expect(JSON.parse(withoutResource(JSON.stringify(spec), 'container'))).toEqual(spec);
});
