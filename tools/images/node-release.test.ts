import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, nodeRelease, type NodeRelease } from './node-layer.ts';

const program = Buffer.from('a program');
const sha256 = createHash('sha256').update(program).digest('hex');
const release: NodeRelease = { version: '1.2.3', sha256: { amd64: sha256, arm64: '0'.repeat(64) } };

test('the hashes are those of the Node that package-lock.json pins', () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  expect(nodeRelease.version).toBe(lock.packages['node_modules/node']?.version);
});

test('the program of the release passes', () => {
  expect(() => checkNode(program, '1.2.3', 'amd64', release)).not.toThrow();
});

test('a program with another byte is refused, and so is that of another processor', () => {
  expect(() => checkNode(Buffer.from('a Program'), '1.2.3', 'amd64', release)).toThrow(/has the SHA-256 [0-9a-f]{64}, not/);
  expect(() => checkNode(program, '1.2.3', 'arm64', release)).toThrow(`has the SHA-256 ${sha256}, not 0000`);
});

test('another version is refused by its name', () => {
  expect(() => checkNode(program, '1.2.4', 'amd64', release)).toThrow('the installed Node is 1.2.4');
});
