import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAll } from './close-all.ts';
import { enterRunFolder } from './run-folder.ts';

test('temporary folders of a run go with it, and are named where a test left them', () => {
  const parent = mkdtempSync(join(tmpdir(), 'cecochat-parent-'));
  try {
    const ended = join(parent, `cecochat-tests-${spawnSync(process.execPath, ['--version']).pid}-x`);
    const running = join(parent, `cecochat-tests-${process.ppid}-x`);
    for (const folder of [ended, running, join(parent, 'other')]) mkdirSync(folder);
    const environment: Record<string, string | undefined> = {};
    const folder = enterRunFolder(parent, environment);
    expect([existsSync(ended), existsSync(running), existsSync(join(parent, 'other'))]).toEqual([false, true, true]);
    expect(environment['TMPDIR']).toBe(folder.path);
    mkdirSync(join(folder.path, 'cecochat-left-1'));
    expect(folder.remove()).toEqual(['cecochat-left-1']);
    expect(existsSync(folder.path)).toBe(false);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
});

test('what follows something that cannot be closed is closed as well', async () => {
  const closed: string[] = [];
  const closers = [
    () => void closed.push('folder'),
    () => Promise.reject(new Error('the table is still in use')),
    async () => void closed.push('process'),
  ];
  await expect(closeAll(closers)).rejects.toThrow('the table is still in use');
  expect(closed).toEqual(['process', 'folder']);
  await expect(closeAll([...closers, ...closers])).rejects.toThrow('several things could not be closed');
});
