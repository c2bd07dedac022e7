import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/support/free-ports.ts';

const program = join(import.meta.dirname, '../../cecochat');
/** Prints the CPU time of the process when it ends, in milliseconds. */
const meter = 'process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write(`\\ncpu ${(user+system)/1e3}\\n`)})';

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, path = program) {
  const { status, stdout, stderr } = spawnSync(path, args, { encoding: 'utf8', input: '', env: { PATH: process.env['PATH'], ...env } });
  return { status, out: stdout, err: stderr };
}

test('./cecochat runs the command line, by a link in another folder as well', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as { version: string };
  expect(start(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-bin-'));
  try {
    const link = join(folder, 'cecochat');
    symlinkSync(program, link);
    expect(start(['--version'], {}, link)).toEqual({ status: 0, out: `${version}\n`, err: '' });
    expect(start(['dance'], {}, link)).toEqual({ status: 2, out: '', err: "error: unknown command 'dance'\n(see --help)\n" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Where the machine has nothing else to do a start takes 0.15 to 0.35 s. */
const limitMs = 1_000;

test.each([['--version'], ['--help'], ['status'], ['send', '--user', '1', '--to', '2', 'x']])(
  'a start of %p takes little CPU once it is compiled', async (...args) => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(meter)}`, CECOCHAT_URL: url, CECOCHAT_STATUS_URL: url };
    const cpuMs = Array.from({ length: 3 }, () => Number(/^cpu ([\d.]+)$/m.exec(start(args, env).err)?.[1]));
    expect(Math.min(...cpuMs)).toBeLessThan(limitMs);
    expect(Math.min(...cpuMs)).toBeGreaterThan(10);
  },
);
