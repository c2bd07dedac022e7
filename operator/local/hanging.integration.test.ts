import { eventually } from '../../test/support/eventually.ts';
import { TestLocalPlatform } from '../../test/support/local-platform.ts';

let platform: TestLocalPlatform;
beforeAll(async () => {
  platform = await TestLocalPlatform.create('hanging');
  await platform.start({ messaging: { replicas: 2, standby: 1 } });
});
afterAll(() => platform?.close());

test('all servers that have partitions hang at once: they do not answer when they are asked, and an idle one takes everything', async () => {
  const serving = await eventually(async () => {
    const names = Object.keys(await platform.owners());
    expect(names).toHaveLength(2);
    expect((await platform.status()).services.filter(({ kind }) => kind === 'messaging').map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    return names;
  }, 60_000);
  const { services } = await platform.status();
  const pids = services.filter(({ name }) => serving.includes(name)).map(({ pid }) => pid);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await eventually(async () => {
      const owners = await platform.owners();
      expect(Object.keys(owners).filter((name) => serving.includes(name))).toEqual([]);
      expect(Object.values(owners)).toEqual(['0-7']);
    }, 60_000);
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
});
