import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { docker } from '../engine/index.ts';

/** What a kubelet sets on the host that it runs on, below /proc/sys. */
const files = ['vm/overcommit_memory', 'kernel/panic', 'kernel/panic_on_oops'] as const;

const noteSchema = z.record(z.string().regex(/^[a-z_/]+$/), z.string().regex(/^-?\d+$/));

/** Notes what the settings are, unless a note of an earlier cluster is there. */
export async function noteHostSettings(image: string, note: string): Promise<void> {
  if (existsSync(note)) return;
  const values = (
    await docker([
      'run',
      '--rm',
      '--network',
      'none',
      '--entrypoint',
      'cat',
      image,
      ...files.map((file) => `/proc/sys/${file}`),
    ])
  )
    .trim()
    .split('\n');
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify(Object.fromEntries(files.map((file, index) => [file, values[index] ?? '']))));
}

/** Puts the settings back as they were noted. */
export async function restoreHostSettings(image: string, note: string): Promise<void> {
  if (!existsSync(note)) return;
  const values = noteSchema.parse(JSON.parse(readFileSync(note, 'utf8')));
  const script = Object.entries(values).map(([file, value]) => `echo ${value} >/proc/sys/${file}`).join(' && ');
  await docker(['run', '--rm', '--network', 'none', '--privileged', '--entrypoint', '/bin/sh', image, '-c', script]);
  rmSync(note);
}
