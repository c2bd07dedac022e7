import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Volume } from '@kubernetes/client-node';
import { onThisMachine, writeVolumes } from './volumes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-volumes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secrets: Record<string, Record<string, string>> = { keys: { 'tls.crt': 'one', 'tls.key': 'two' } };
const write = (...volumes: V1Volume[]) => writeVolumes(folder, {
  pod: { metadata: { name: 'p' }, spec: { containers: [], volumes } }, token: 'a token',
  secret: (name) => secrets[name], configMap: (name) => (name === 'settings' ? { color: 'red' } : undefined),
});
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('files are where the volume says, and change with their source', () => {
  const volume = { name: 'all', projected: { sources: [{ secret: { name: 'keys', items: [{ key: 'tls.crt', path: 'deep/cert' }] } }, { configMap: { name: 'settings' } }, { serviceAccountToken: { path: 'token' } }] } };
  write(volume, { name: 'plain', secret: { secretName: 'keys' } }, { name: 'empty', emptyDir: {} });
  expect([read('all/deep/cert'), read('all/color'), read('all/token'), read('plain/tls.key')]).toEqual(['one', 'red', 'a token', 'two']);
  secrets['keys'] = { 'tls.crt': 'three', 'tls.key': 'two' };
  write(volume);
  expect(read('all/deep/cert')).toBe('three');
});

test('what is missing is named, unless it may be', () => {
  expect(() => write({ name: 'v', secret: { secretName: 'none' } })).toThrow('secret "none" not found');
  expect(() => write({ name: 'v', secret: { secretName: 'keys', items: [{ key: 'no', path: 'p' }] } })).toThrow('secret "keys" references non-existent key: no');
  write({ name: 'v', configMap: { name: 'none', optional: true } });
});

test('a path in the container becomes one of this machine where it is mounted', () => {
  const container = { name: 'c', volumeMounts: [{ name: 'tls', mountPath: '/etc/cecochat/tls/' }, { name: 'all', mountPath: '/etc/cecochat' }, { name: 'one', mountPath: '/etc/one', subPath: 'a' }] };
  const here = (text: string) => onThisMachine(text, container, '/here');
  expect(['/etc/cecochat/tls/tls.crt', '/etc/cecochat/tls', '/etc/cecochat/x', '/etc/cecochatty', '/etc/one', 'redis://etc'].map(here))
    .toEqual(['/here/tls/tls.crt', '/here/tls', '/here/all/x', '/etc/cecochatty', '/here/one/a', 'redis://etc']);
});
