import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import { nodeFlags } from '@cecochat/runtime';
import { eventually } from '../test/support/eventually.ts';
import { freePorts } from '../test/support/free-ports.ts';

const runner = join(import.meta.dirname, 'run-service.ts');
const settings = `z.object({ NAME: z.string(), ADMIN_LISTEN: z.string(), LOG_LEVEL: z.string().default('info') })`;

let child: ChildProcess | undefined;
let output = '';
let admin = '';

/** Runs a service whose start is the body of a function, in which `step` waits for a write to standard input. */
async function run(start: string): Promise<ChildProcess> {
  const [port = 0] = await freePorts(1);
  admin = formatHostPort({ host: '127.0.0.1', port });
  const script = `
    import { z } from 'zod';
    import { once } from 'node:events';
    import { setTimeout as sleep } from 'node:timers/promises';
    import { runService } from ${JSON.stringify(runner)};
    const step = () => once(process.stdin, 'data');
    await runService({ name: 'materialize', schema: ${settings}, start: async ({ logger, readiness }) => { ${start} } });
  `;
  const env = { ...process.env, CECOCHAT_NAME: 'materialize-0', CECOCHAT_ADMIN_LISTEN: admin };
  const started = spawn(process.execPath, [...nodeFlags, '--input-type=module', '-e', script], { env, cwd: import.meta.dirname, stdio: 'pipe' });
  output = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  child = started;
  return started;
}

const ask = async (path: string) => {
  const response = await fetch(`http://${admin}${path}`);
  return `${response.status} ${(await response.text()).trim()}`;
};
const exitOf = async (process: ChildProcess) => process.exitCode ?? (await once(process, 'exit'))[0];

afterEach(() => child?.kill('SIGKILL'));

test('a service is alive while it starts, ready when it says so, and drains when it is asked to stop', async () => {
  const service = await run(`
    await step();
    let missing = ['kafka is missing'];
    readiness(() => missing);
    step().then(() => (missing = []));
    return { drain: async () => logger.info('moved away') };
  `);
  await eventually(async () => expect(await ask('/healthz')).toBe('200 ok'), 30_000);
  expect(await ask('/readyz')).toBe('503 starting');
  service.stdin?.write('step');
  await eventually(async () => expect(await ask('/readyz')).toBe('503 kafka is missing'));
  service.stdin?.write('step');
  await eventually(async () => expect(await ask('/readyz')).toBe('200 ok'));
  expect(await ask('/metrics')).toContain('service="materialize"');
  service.kill('SIGTERM');
  expect(await exitOf(service)).toBe(0);
  expect(output).toMatch(/"draining"[^]*"moved away"[^]*"drained"/);
});

test('a second signal ends a service that drains', async () => {
  const service = await run('readiness(() => []); return { drain: () => sleep(60_000) };');
  await eventually(async () => expect(await ask('/readyz')).toBe('200 ok'), 30_000);
  service.kill('SIGTERM');
  await eventually(() => expect(output).toContain('"draining"'));
  service.kill('SIGTERM');
  expect(await exitOf(service)).toBe(1);
  expect(output).not.toContain('"drained"');
});

test('a signal ends a service that has not started yet', async () => {
  const service = await run('await sleep(60_000); return { drain: () => sleep(60_000) };');
  await eventually(async () => expect(await ask('/readyz')).toBe('503 starting'), 30_000);
  service.kill('SIGTERM');
  expect(await exitOf(service)).toBe(0);
});

test('a service that cannot start ends with the reason in its last line', async () => {
  const service = await run("throw new Error('no room for it');");
  expect(await exitOf(service)).toBe(1);
  expect(output.trim().split('\n').at(-1)).toContain('"msg":"materialize cannot start: no room for it"');
});
