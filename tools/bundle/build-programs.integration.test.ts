import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms } from './build-programs.ts';

test('equal sources give one folder, also when two build at once, and few of those before are kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-programs-'));
  try {
    const old = Array.from({ length: 6 }, (_, age) => join(folder, `old-${age}`));
    for (const [age, path] of old.entries()) {
      await mkdir(path, { recursive: true });
      await utimes(path, 1_000 - age, 1_000 - age);
    }
    const [first, second] = await Promise.all([buildPrograms(folder), buildPrograms(folder)]);
    expect(second).toBe(first);
    expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual([first, ...old.slice(0, 3)].sort());
    expect(await readdir(join(first, 'messaging'))).toContain('main.js');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
