import { debianComponent, nodeComponent, npmComponent } from './component.ts';

test('a package of npm has its licence and the hash of package-lock.json', () => {
  expect(npmComponent({ name: '@grpc/grpc-js', version: '1.14.7', license: 'Apache-2.0', integrity: 'sha512-AP8=' })).toEqual({
    type: 'library',
    'bom-ref': 'pkg:npm/%40grpc/grpc-js@1.14.7',
    name: '@grpc/grpc-js',
    version: '1.14.7',
    purl: 'pkg:npm/%40grpc/grpc-js@1.14.7',
    licenses: [{ license: { id: 'Apache-2.0' } }],
    hashes: [{ alg: 'SHA-512', content: '00ff' }],
  });
  expect(npmComponent({ name: 'a', version: '1.0.0', license: '(MIT OR Apache-2.0)' }).licenses).toEqual([{ expression: '(MIT OR Apache-2.0)' }]);
  expect(() => npmComponent({ name: 'a', version: '1.0.0', integrity: 'sha1-AP8=' })).toThrow('a hash of another kind: sha1-AP8=');
});

test('signs of a version of Debian are escaped', () => {
  expect(debianComponent('libstdc++6', '1:2.36-9+deb12u14', 'amd64', ['debian', '12']).purl).toBe(
    'pkg:deb/debian/libstdc%2B%2B6@1%3A2.36-9%2Bdeb12u14?arch=amd64&distro=debian-12',
  );
});

test('Node has the name by which lists of vulnerabilities call it, and the hash of the file in the image', () => {
  expect(nodeComponent('26.10.0', Buffer.from(''))).toMatchObject({
    cpe: 'cpe:2.3:a:nodejs:node.js:26.10.0:*:*:*:*:*:*:*',
    hashes: [{ alg: 'SHA-256', content: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
  });
});
