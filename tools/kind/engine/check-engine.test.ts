import { decideCapabilities, decideSpace, describeNoAnswer, describeNoDocker, isResourceWithheld, runtimeName } from './check-engine.ts';

const status = (bounding: string) => `Name:\tnode\nCapEff:\t0000000000000000\nCapBnd:\t${bounding}\nCapAmb:\t0000000000000000\n`;

test('the capability is withheld where its bit is missing', () => {
  expect(isResourceWithheld(status('000001fffeffffff'))).toBe(true);
  expect(isResourceWithheld(status('000001ffffffffff'))).toBe(false);
  expect(isResourceWithheld('Name:\tnode\n')).toBe(false);
});

test('an engine that asks for a capability that the machine withholds is refused, one that does not ask is fine', () => {
  expect(decideCapabilities(true, 'runc')).toMatch(/^this machine withholds CAP_SYS_RESOURCE[^\n]+$/);
  expect(decideCapabilities(true, runtimeName)).toBeUndefined();
  expect(decideCapabilities(false, 'runc')).toBeUndefined();
});

test('less than 8 GiB free is named with its folder; a folder on another machine is not looked at', () => {
  const gib = 1024 ** 3;
  expect(decideSpace([{ folder: '/a', freeBytes: 9 * gib }, { folder: '/b', freeBytes: 7.5 * gib }])).toMatch(/^the disk of \/b has 7\.5 GiB free, a cluster needs 8:/);
  expect(decideSpace([{ folder: '/a', freeBytes: 9 * gib }, { folder: '/c', freeBytes: undefined }])).toBeUndefined();
});

test('without Docker one line says how to get it; without an answer of it, what to do', () => {
  expect(describeNoDocker()).toMatch(/^a cluster needs Docker[^\n]+install Docker Engine[^\n]+$/);
  expect(describeNoAnswer('Cannot connect to the Docker daemon')).toMatch(/^Docker does not answer \(Cannot connect[^\n]+systemctl start docker[^\n]+$/);
  expect(describeNoAnswer('permission denied while trying to connect')).toMatch(/^you may not use Docker[^\n]+group 'docker'[^\n]+$/);
});
