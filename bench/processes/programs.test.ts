import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { descendants, parentOf, programOf, ProgramWatch, totalSeconds } from './programs.ts';

test.each([
  ['/usr/bin/java -Xms256m -cp /x/* kafka.Kafka /data/server.properties', 'kafka'],
  ['/usr/bin/java -cp /x/* org.apache.cassandra.service.CassandraDaemon', 'cassandra'],
  ['/usr/bin/redis-server 127.0.0.1:6379', 'redis'],
  ['node --flag /repo/services/messaging/main.ts', 'messaging'],
  ['node /repo/services/materialize/main.ts', 'materialize'],
  ['node /repo/services/history/main.ts', 'rest'],
  ['', 'rest'],
])('the command line %s is of %s', (commandLine, program) => {
  expect(programOf(commandLine)).toBe(program);
});

test('descendants are found whatever the order of processes, and no others', () => {
  const parents = new Map([[5, 4], [4, 2], [3, 1], [2, 1], [9, 8]]);
  expect(descendants(2, parents).sort()).toEqual([2, 4, 5]);
});

test('the parent is read from behind the name, which may hold anything', () => {
  expect(parentOf('42 (a) 7 (b) S 41 42 42 0')).toBe(41);
});

test('the time of a child is counted', async () => {
  const work = 'console.log("up"); const end = Date.now() + 60_000; while (Date.now() < end);';
  const child = spawn(process.execPath, ['-e', work], { env: { ...process.env, NODE_OPTIONS: '' } });
  try {
    await once(child.stdout, 'data');
    const watch = new ProgramWatch(child.pid ?? 0);
    while (totalSeconds(watch.stop()) < 0.02) await new Promise((resolve) => setImmediate(resolve));
    expect(watch.stop().rest).toBeGreaterThanOrEqual(0.02);
    expect(watch.stop().kafka).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
