import { CalmPlatform } from '../../test/support/calm-platform.ts';

const counts = (platform: CalmPlatform) => [...platform.owners().values()].map((owned) => owned.length).sort((a, b) => a - b);

/** That many servers, each within the tolerance of the mean. */
function expectBalanced(platform: CalmPlatform, servers: number): void {
  const owned = counts(platform);
  const mean = platform.spec.partitions / servers;
  expect(owned).toHaveLength(servers);
  expect(owned[0]).toBeGreaterThanOrEqual(mean * (1 - platform.spec.balancing.tolerance));
  expect(owned.at(-1)).toBeLessThanOrEqual(mean * (1 + platform.spec.balancing.tolerance));
}

function settled(spec: ConstructorParameters<typeof CalmPlatform>[0], devices?: readonly number[]): CalmPlatform {
  const platform = new CalmPlatform(spec, devices);
  platform.settle();
  return platform;
}

describe('the first start', () => {
  test('all servers are waited for, then every partition has one', () => {
    const platform = settled({ replicas: 2 });
    expect(counts(platform)).toEqual([18, 18]);
    expect(platform.started).toEqual(['messaging-0', 'messaging-1']);
    expect(platform.takeMoves()).toBe(0);
    expect(platform.condition('Ready')).toMatchObject({ status: true, reason: 'AllPartitionsServed' });
    expect(platform.published?.epoch).toBe(platform.committed?.state.epoch);
  });

  test('a server that does not come is not waited for for ever', () => {
    const platform = new CalmPlatform({ replicas: 2 });
    platform.act();
    const late = platform.servers.get('messaging-1');
    if (late !== undefined) late.condition = 'unready';
    platform.run(40);
    expect(counts(platform)).toEqual([36]);
    if (late !== undefined) late.condition = 'running';
    platform.settle();
    expectBalanced(platform, 2);
  });
});

describe('at rest', () => {
  test('nothing is written', () => {
    const platform = settled({ replicas: 3, standby: 1 });
    const { commits } = platform;
    platform.run(600);
    expect(platform.commits).toBe(commits);
    expect(platform.decision?.commands).toEqual([]);
  });
});

describe('a process of a version that nobody wants, under a name that is given out again', () => {
  test('makes room, though nobody saw it start when it was given up', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 3 };
    platform.act();
    platform.servers.set('messaging-2', { version: 'v0', incarnation: 1, condition: 'unready', restarts: 0, stopping: false, leaving: new Map(), lastReport: undefined });
    platform.settle();
    expect(platform.servers.get('messaging-2')?.version).toBe('v1');
    expectBalanced(platform, 3);
  });
});

describe('scaling', () => {
  test('2 -> 5 -> 3 moves what has to move, each partition once', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 5 };
    platform.settle();
    expect(counts(platform)).toEqual([7, 7, 7, 7, 8]);
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
    expect(platform.takeMoves()).toBe(21);
    expect(platform.committed?.state.target).toMatchObject({ moves: 21, lowerBound: 21 });
    platform.spec = { ...platform.spec, replicas: 3 };
    platform.settle();
    expect(counts(platform)).toEqual([12, 12, 12]);
    expect(platform.takeMoves()).toBe(platform.committed?.state.target?.lowerBound);
    expect(platform.servers.size).toBe(3);
    expect(platform.stopped).toHaveLength(2);
  });

  test('is not over before the servers that were added serve', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 3 };
    platform.act();
    expect(platform.committed?.state.members.size).toBe(3);
    expect(platform.condition('Progressing')).toMatchObject({ status: true, reason: 'Starting', message: 'messaging-2' });
    platform.settle();
    expect(platform.condition('Progressing')).toMatchObject({ status: false, reason: 'Settled' });
  });

  test('never are more partitions on their way than allowed', () => {
    const platform = settled({ replicas: 2, handover: { drainRate: 500, deadlineMs: 30_000, maxInFlight: 4 } });
    platform.spec = { ...platform.spec, replicas: 6 };
    for (let second = 0; second < 60; second++) {
      platform.run(1);
      expect(platform.committed?.state.handovers.size).toBeLessThanOrEqual(4);
    }
    expect(counts(platform)).toEqual([6, 6, 6, 6, 6, 6]);
  });

  test('the server whose loss moves the fewest devices goes', () => {
    const devices = Array.from({ length: 36 }, () => 100);
    const platform = settled({ replicas: 3 }, devices);
    const quiet = platform.owners().get('messaging-0') ?? [];
    for (const index of quiet) platform.devices[index] = 80;
    platform.run(2);
    platform.spec = { ...platform.spec, replicas: 2 };
    platform.settle();
    expect(platform.stopped).toEqual(['messaging-0']);
  });
});

describe('a server that dies', () => {
  test('gives its partitions to the others at once, and gets some back when it returns', () => {
    const platform = settled({ replicas: 3 });
    platform.kill('messaging-1');
    platform.act();
    expect(counts(platform)).toEqual([18, 18]);
    expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ServersLost' });
    platform.run(3);
    platform.takeMoves();
    platform.restart('messaging-1');
    platform.settle();
    expectBalanced(platform, 3);
    expect(platform.takeMoves()).toBe(platform.committed?.state.target?.lowerBound);
  });

  test('gives all of them to the warm spare, and is the spare when it returns', () => {
    const platform = settled({ replicas: 3, standby: 1 });
    platform.kill('messaging-0');
    platform.act();
    expect(counts(platform)).toEqual([12, 12, 12]);
    expect(platform.owners().has('messaging-3')).toBe(true);
    platform.takeMoves();
    platform.restart('messaging-0');
    platform.settle();
    expect(platform.takeMoves()).toBe(0);
    expect(platform.committed?.state.members.get('messaging-0')?.role).toBe('spare');
  });

  test('hangs: it is taken for dead after the lease, not before', () => {
    const platform = settled({ replicas: 3 });
    const server = platform.servers.get('messaging-2');
    if (server !== undefined) server.condition = 'hung';
    platform.run(5);
    expect(platform.owners().has('messaging-2')).toBe(true);
    platform.run(2);
    expect(platform.owners().has('messaging-2')).toBe(false);
    if (server !== undefined) server.condition = 'running';
    platform.settle();
    expectBalanced(platform, 3);
  });

  test('dies again and again: it serves nothing for a while', () => {
    const platform = settled({ replicas: 3 });
    for (let death = 0; death < 3; death++) {
      platform.kill('messaging-1');
      platform.run(2);
      platform.restart('messaging-1');
      platform.run(20);
    }
    expect(platform.owners().has('messaging-1')).toBe(false);
    platform.run(60);
    platform.settle();
    expectBalanced(platform, 3);
  });

  test('came back before anybody noticed: nothing moves', () => {
    const platform = settled({ replicas: 3 });
    platform.restart('messaging-1');
    platform.settle();
    expect(platform.takeMoves()).toBe(0);
    expect(platform.committed?.state.members.get('messaging-1')?.deathsMs).toHaveLength(1);
  });

  test('was stopped with everything else and started anew: that is no death', () => {
    const platform = settled({ replicas: 3 });
    for (let stop = 0; stop < 4; stop++) {
      for (const server of platform.servers.values()) server.incarnation++;
      platform.settle();
    }
    expect([...(platform.committed?.state.members.values() ?? [])].map(({ deathsMs }) => deathsMs)).toEqual([[], [], []]);
  });

  test('with the whole platform, one of which starts later than the operator, keep their partitions for a lease', () => {
    const platform = settled({ replicas: 2 });
    const late = platform.servers.get('messaging-1');
    if (late === undefined) throw new Error('no server');
    late.condition = 'unready';
    late.lastReport = undefined;
    platform.observingSinceMs = platform.nowMs;
    platform.answers = new Map([['messaging-0', true], ['messaging-1', false]]);
    platform.run(4);
    expect(platform.takeMoves()).toBe(0);
    platform.run(6);
    expect([...platform.owners().keys()]).toEqual(['messaging-0']);
  });

  test('all at once by their processes: they are healed when they come back', () => {
    const platform = settled({ replicas: 3 });
    for (const name of platform.servers.keys()) platform.kill(name);
    platform.run(10);
    expect(platform.condition('Ready')).toMatchObject({ status: false });
    for (const name of platform.servers.keys()) platform.restart(name);
    platform.settle();
    expect(counts(platform)).toEqual([12, 12, 12]);
    expect(platform.condition('Ready')).toMatchObject({ status: true });
  });
});

function hang(platform: CalmPlatform, name: string): void {
  const server = platform.servers.get(name);
  if (server === undefined) throw new Error(`no server ${name}`);
  server.condition = 'hung';
}

describe('a server whose clock is off', () => {
  const setClock = (platform: CalmPlatform, name: string, offMs: number | undefined) => {
    const server = platform.servers.get(name);
    if (server === undefined) throw new Error(`no server ${name}`);
    server.clockOffMs = offMs;
  };

  test('gives its partitions to the others, is named by the status, and serves again when it is right', () => {
    const platform = settled({ replicas: 3 });
    setClock(platform, 'messaging-1', 7_200_000);
    platform.settle();
    expect([...platform.owners().keys()].sort()).toEqual(['messaging-0', 'messaging-2']);
    expect(platform.condition('ClocksAgree')).toMatchObject({ status: false, reason: 'ClockOff', message: 'clock off, compared with that of redis: messaging-1 7200.0 s ahead' });
    setClock(platform, 'messaging-1', 7_200_070);
    platform.run(2);
    const notes = platform.notes.filter(({ reason }) => reason === 'ClockOff');
    expect(new Set(notes.map(({ level, message }) => `${level}: ${message}`))).toEqual(new Set(['warning: clocks are off by more than a second, compared with that of redis: messaging-1']));
    setClock(platform, 'messaging-1', undefined);
    platform.settle();
    expectBalanced(platform, 3);
    expect(platform.condition('ClocksAgree')).toMatchObject({ status: true });
  });

  test('serves on where it is alone, and where most are off: it may be Redis whose clock is', () => {
    for (const replicas of [1, 3]) {
      const platform = settled({ replicas });
      const off = [...platform.servers.keys()].slice(0, 2);
      for (const name of off) setClock(platform, name, -5_000);
      platform.settle();
      expect(platform.takeMoves()).toBe(0);
      expect(platform.condition('ClocksAgree')).toMatchObject({ status: false, reason: 'MostClocksOff' });
      expect(platform.notes.at(-1)).toMatchObject({ level: 'warning', reason: 'MostClocksOff' });
    }
  });
});

describe('what is wrong with the stores is in the status', () => {
  const gaps = { partitions: 3, recent: 0, replaced: 0, latestMs: Date.UTC(2026, 0, 2), generation: 0 };

  test('a gap in history for a day, and whether the log is another one', () => {
    const platform = settled({ replicas: 1 });
    const conditionWith = (change: Partial<typeof gaps> | undefined) => {
      platform.stores = change === undefined ? {} : { historyGaps: { ...gaps, ...change } };
      platform.act();
      return platform.condition('HistoryComplete');
    };
    expect(conditionWith(undefined)).toMatchObject({ status: true, message: 'no gap was noticed within the last day' });
    expect(conditionWith({})).toMatchObject({ status: true, message: expect.stringContaining('; 3 partitions have earlier ones, the last of 2026-01-02T00:00:00.000Z') as string });
    expect(conditionWith({ recent: 2 })).toMatchObject({ status: false, reason: 'HistoryHasGap', message: 'history has a gap: messages may be missing in 2 partitions, noticed last at 2026-01-02T00:00:00.000Z' });
    expect(conditionWith({ recent: 2, replaced: 1, generation: 4 })).toMatchObject({ status: false, reason: 'LogReplaced', message: expect.stringContaining('generation 4') as string });
  });

  test('a Redis that is full', () => {
    const platform = settled({ replicas: 1 });
    expect(platform.condition('DependenciesReady')).toMatchObject({ status: true });
    platform.stores = { redisProblem: { reason: 'RedisFull', message: 'it is full' } };
    for (const away of [false, true]) {
      platform.redisAway = away;
      platform.act();
      expect(platform.condition('DependenciesReady')).toEqual({ type: 'DependenciesReady', status: false, reason: 'RedisFull', message: 'redis: it is full' });
    }
  });

  test('partitions that an administrator added to the topic', () => {
    const platform = settled({ replicas: 1 });
    expect(platform.condition('TopicMatches')).toMatchObject({ status: true });
    for (const server of platform.servers.values()) server.surplusPartitions = 4;
    platform.run(2);
    expect(platform.condition('TopicMatches')).toMatchObject({ status: false, reason: 'SurplusPartitions', message: 'topic messages has 40 partitions, the platform 36: nothing is written to the others' });
  });

  test('settings of the topic with which records are lost, and partitions that take none', () => {
    const platform = settled({ replicas: 2 });
    const [first, second] = [...platform.servers.values()];
    if (first === undefined || second === undefined) throw new Error('no servers');
    [first.topicProblems, second.topicProblems] = [['one'], ['one', 'another']];
    platform.run(2);
    expect(platform.condition('TopicMatches')).toMatchObject({ status: false, reason: 'TopicTrouble', message: 'one; another' });
    [first.topicProblems, second.topicProblems, second.surplusPartitions] = [undefined, ['one'], 4];
    platform.run(2);
    expect(platform.condition('TopicMatches')).toMatchObject({ status: false, reason: 'TopicTrouble', message: 'one; topic messages has 40 partitions, the platform 36: nothing is written to the others' });
  });
});

describe('reports that vanish', () => {
  test('of more than half of the servers at once move nothing, and the status says why', () => {
    const platform = settled({ replicas: 5 });
    for (const name of ['messaging-0', 'messaging-1', 'messaging-2']) hang(platform, name);
    platform.run(60);
    expect(platform.takeMoves()).toBe(0);
    expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ReportsLost' });
  });

  test('at once, but whose leases end one after the other, move nothing either', () => {
    const platform = settled({ replicas: 4 });
    ['messaging-0', 'messaging-1', 'messaging-2'].forEach((name, index) => {
      const server = platform.servers.get(name);
      if (server?.lastReport === undefined) throw new Error('no report');
      server.condition = 'hung';
      server.lastReport = { ...server.lastReport, freshMs: server.lastReport.freshMs - 900 * index };
    });
    platform.run(60);
    expect(platform.takeMoves()).toBe(0);
    expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ReportsLost' });
  });

  test('of servers that do not answer either are lost with them, when others answer', () => {
    const platform = settled({ replicas: 5 });
    const lost = ['messaging-0', 'messaging-1', 'messaging-2'];
    for (const name of lost) hang(platform, name);
    platform.answers = new Map([...lost.map((name): [string, boolean] => [name, false]), ['messaging-3', true]]);
    platform.run(10);
    expect([...platform.owners().keys()].sort()).toEqual(['messaging-3', 'messaging-4']);
    expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ServersLost' });
    expect(platform.notes).toContainEqual({ level: 'warning', reason: 'ServerLost', message: 'messaging-1 has not reported for 5 s, and does not answer' });
  });

  test('of servers that answer, or when nobody does, move nothing', () => {
    for (const answer of [true, false]) {
      const platform = settled({ replicas: 5 });
      const names = [...platform.servers.keys()];
      for (const name of names.slice(0, 3)) hang(platform, name);
      platform.answers = new Map(names.map((name) => [name, answer]));
      platform.run(60);
      expect(platform.takeMoves()).toBe(0);
      expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ReportsLost' });
    }
  });

  test('of the only server that has partitions give them to an idle one, when that answers a direct question and the other does not', () => {
    const platform = settled({ replicas: 1, standby: 1 });
    hang(platform, 'messaging-0');
    platform.answers = new Map([['messaging-0', false], ['messaging-1', true]]);
    platform.run(10);
    expect([...platform.owners().keys()]).toEqual(['messaging-1']);
    expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ServersLost' });
  });

  test('of all servers that have partitions, more than are idle, count when they do not answer and an idle one does', () => {
    for (const answers of [false, true]) {
      const platform = settled({ replicas: 2, standby: 1 });
      const serving = [...platform.owners().keys()];
      for (const name of serving) hang(platform, name);
      platform.answers = new Map([...serving.map((name): [string, boolean] => [name, answers]), ['messaging-2', true]]);
      platform.run(10);
      expect([...platform.owners().keys()].sort()).toEqual(answers ? serving.sort() : ['messaging-2']);
    }
  });

  test('of most servers move nothing when another server is started meanwhile: its reports show nothing of those before', () => {
    const platform = settled({ replicas: 3 });
    const before = platform.owners();
    for (const name of ['messaging-0', 'messaging-1']) hang(platform, name);
    platform.run(10);
    platform.spec = { ...platform.spec, replicas: 4 };
    platform.run(30);
    expect(platform.owners()).toEqual(before);
    expect(platform.condition('Degraded')).toMatchObject({ status: true, reason: 'ReportsLost' });
  });

  test('with Redis move nothing', () => {
    const platform = settled({ replicas: 3 });
    platform.redisAway = true;
    platform.kill('messaging-1');
    const { commits } = platform;
    platform.run(30);
    expect(platform.commits).toBe(commits);
    expect(platform.condition('DependenciesReady')).toMatchObject({ status: false, reason: 'RedisAway' });
    platform.redisAway = false;
    platform.act();
    expect(counts(platform)).toEqual([18, 18]);
  });
});

describe('what Redis holds', () => {
  test('is published again when it was lost', () => {
    const platform = settled({ replicas: 2 });
    platform.published = undefined;
    const { commits } = platform;
    platform.act();
    expect(platform.published).toBeDefined();
    expect(platform.commits).toBe(commits);
  });

  test('was edited and has a higher epoch: what is committed goes above it', () => {
    const platform = settled({ replicas: 2 });
    const { committed } = platform;
    if (committed === undefined) throw new Error('nothing is committed');
    platform.published = { ...committed.state, epoch: (committed.state.epoch + 100) as never };
    platform.settle();
    expect(platform.published?.epoch).toBeGreaterThan(committed.state.epoch + 100);
    expect(platform.takeMoves()).toBe(0);
  });
});

describe('an epoch of another making', () => {
  test('that is the committed one, with another assignment: the right one goes above it, or who has read the wrong one would stay with it', () => {
    const platform = settled({ replicas: 2 });
    const { committed } = platform;
    if (committed === undefined) throw new Error('nothing is committed');
    platform.published = { ...committed.state, owners: committed.state.owners.toReversed() };
    platform.settle();
    expect(platform.published?.epoch).toBe(committed.state.epoch + 1);
    expect(platform.takeMoves()).toBe(0);
  });

  test('that servers follow although Redis has lost it is passed over as well', () => {
    const platform = settled({ replicas: 2 });
    const server = platform.servers.get('messaging-1');
    if (server?.lastReport === undefined) throw new Error('no report');
    const foreign = (server.lastReport.report.epoch + 100) as never;
    server.lastReport = { ...server.lastReport, report: { ...server.lastReport.report, epoch: foreign } };
    platform.act();
    expect(platform.published?.epoch).toBe(foreign + 1);
  });
});

describe('a report that an earlier server of the same name left behind', () => {
  test('does not make the new one healthy', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 1 };
    const reports = new Map([...platform.servers].map(([name, { lastReport }]) => [name, lastReport]));
    platform.settle();
    const [name = ''] = platform.stopped;
    platform.broken.add('v1');
    platform.spec = { ...platform.spec, replicas: 2 };
    platform.act();
    const [server, left] = [platform.servers.get(name), reports.get(name)];
    if (server === undefined || left === undefined) throw new Error('no server or report');
    server.lastReport = { ...left, freshMs: platform.nowMs };
    platform.run(3);
    expect(platform.committed?.state.members.get(name)?.healthySinceMs).toBeUndefined();
    expect([...platform.owners().keys()]).not.toContain(name);
  });
});

describe('an upgrade', () => {
  test('moves each partition once whatever the balance: that is for later', () => {
    const platform = settled({ replicas: 3 });
    for (const index of (platform.owners().get('messaging-1') ?? []).slice(0, 6)) platform.devices[index] = 600;
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.settle();
    expect(platform.moves.size).toBe(36);
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
  });

  test('starts each spare once, when the version has proved itself', () => {
    const platform = settled({ replicas: 3, standby: 1 });
    platform.started.length = 0;
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.settle();
    expect(platform.started).toHaveLength(4);
    expect([...platform.servers.values()].every(({ version }) => version === 'v2')).toBe(true);
  });

  test('replaces every server, and moves each partition once', () => {
    const platform = settled({ replicas: 3 });
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.settle();
    expect([...platform.servers.values()].map(({ version }) => version)).toEqual(['v2', 'v2', 'v2']);
    expect(counts(platform)).toEqual([12, 12, 12]);
    expect(platform.moves.size).toBe(36);
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
    expect(platform.committed?.state.stableVersion).toBe('v2');
  });

  test('never runs more servers besides than the surge', () => {
    const platform = settled({ replicas: 4, upgrade: { surge: 2, healthGateMs: 3_000, deadlineMs: 60_000, autoRollback: true } });
    platform.spec = { ...platform.spec, version: 'v2' };
    for (let second = 0; second < 120; second++) {
      platform.run(1);
      expect(platform.servers.size).toBeLessThanOrEqual(6);
    }
    expect(platform.isSettled()).toBe(true);
    expect(counts(platform)).toEqual([9, 9, 9, 9]);
  });

  test('to a version that never gets ready is taken back, and nobody was moved to it', () => {
    const platform = settled({ replicas: 3 });
    platform.broken.add('v2');
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.run(200);
    platform.settle();
    expect(platform.takeMoves()).toBe(0);
    expect([...platform.servers.values()].map(({ version }) => version)).toEqual(['v1', 'v1', 'v1']);
    expect(platform.condition('Degraded')).toMatchObject({ reason: 'UpgradeFailed' });
    platform.spec = { ...platform.spec, version: 'v3' };
    platform.settle();
    expect([...platform.servers.values()].map(({ version }) => version)).toEqual(['v3', 'v3', 'v3']);
    expect(platform.condition('Degraded')).toMatchObject({ status: false });
  });

  test('that fails half way brings back the servers it had replaced', () => {
    const platform = settled({ replicas: 3 });
    platform.spec = { ...platform.spec, version: 'v2' };
    while (![...platform.owners().keys()].some((name) => platform.servers.get(name)?.version === 'v2')) platform.run(1);
    platform.broken.add('v2');
    platform.run(400);
    platform.settle();
    expect([...platform.servers.values()].map(({ version }) => version)).toEqual(['v1', 'v1', 'v1']);
    expect(counts(platform)).toEqual([12, 12, 12]);
  });

  test('a failed version is left as it is where it is not to be taken back', () => {
    const platform = settled({ replicas: 2, upgrade: { surge: 1, healthGateMs: 1_000, deadlineMs: 10_000, autoRollback: false } });
    platform.broken.add('v2');
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.run(60);
    const { started } = platform;
    platform.run(60);
    expect(platform.started).toEqual(started);
    expect(counts(platform)).toEqual([18, 18]);
  });

  test('and more servers at the same time', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, version: 'v2', replicas: 4 };
    platform.settle();
    expect([...platform.servers.values()].map(({ version }) => version)).toEqual(['v2', 'v2', 'v2', 'v2']);
    expectBalanced(platform, 4);
  });
});

describe('a server that somebody else tells to stop', () => {
  /** Each partition of these servers moves once, no other one moves, and the servers are gone. */
  function expectSucceeded(platform: CalmPlatform, told: readonly string[], before: ReturnType<CalmPlatform['owners']>): void {
    platform.settle();
    expect([...platform.moves.keys()].sort()).toEqual(told.flatMap((name) => before.get(name) ?? []).sort());
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
    const owners = [...platform.owners()];
    for (const name of told) {
      expect(owners.some(([other, owned]) => !before.has(other) && owned.join() === before.get(name)?.join())).toBe(true);
      expect(platform.servers.has(name)).toBe(false);
      expect(platform.committed?.state.members.has(name)).toBe(false);
    }
    expect(platform.stopped).toEqual([]);
  }

  test.each([[true], [false]])('gets a successor that takes over exactly what it has, each partition once (seen as stopping: %s)', (seen) => {
    const platform = settled({ replicas: 3 });
    const before = platform.owners();
    platform.evict('messaging-1', seen);
    platform.act();
    expect(platform.condition('Progressing')).toMatchObject({ status: true, reason: 'Replacing', message: 'messaging-3 takes the place of messaging-1' });
    expectSucceeded(platform, ['messaging-1'], before);
    expect(platform.notes.some(({ reason }) => reason === 'ServerLost')).toBe(false);
  });

  test('is not waited for longer than its successor needs to be healthy, whatever the gate of upgrades', () => {
    const platform = settled({ replicas: 2, upgrade: { surge: 1, healthGateMs: 60_000, deadlineMs: 120_000, autoRollback: true } });
    platform.evict('messaging-0');
    platform.run(15);
    expect(platform.servers.has('messaging-0')).toBe(false);
  });

  test('gives its place to a warm spare at once', () => {
    const platform = settled({ replicas: 3, standby: 1 });
    const before = platform.owners();
    platform.evict('messaging-0');
    platform.act();
    expect(platform.committed?.state.members.get('messaging-3')).toMatchObject({ role: 'active', replaces: 'messaging-0' });
    expect(platform.committed?.state.handovers.size).toBeGreaterThan(0);
    expectSucceeded(platform, ['messaging-0'], before);
    expect(platform.committed?.state.members.get('messaging-4')?.role).toBe('spare');
  });

  test.each([
    ['together with others of its node', ['messaging-0', 'messaging-2'], {}],
    ['together with all others', ['messaging-0', 'messaging-1', 'messaging-2', 'messaging-3'], {}],
    ['together with others, when one has a spare', ['messaging-1', 'messaging-3'], { standby: 1 }],
  ])('%s: each has a successor of its own, beyond the surge of upgrades', (_, told, spec) => {
    const platform = settled({ replicas: 4, ...spec });
    const before = platform.owners();
    for (const name of told) platform.evict(name);
    expectSucceeded(platform, told, before);
    expect(platform.owners().size).toBe(4);
  });

  test('and dies before it could hand over: its partitions go to others, its successor joins them, its name is free', () => {
    const platform = settled({ replicas: 3 });
    platform.broken.add('v1');
    platform.evict('messaging-1');
    platform.run(2);
    platform.servers.delete('messaging-1');
    platform.act();
    expect(counts(platform)).toEqual([18, 18]);
    platform.run(3);
    expect(platform.servers.has('messaging-1')).toBe(false);
    const successor = platform.servers.get('messaging-3');
    if (successor !== undefined) successor.condition = 'running';
    platform.settle();
    expectBalanced(platform, 3);
    expect([...platform.servers.keys()]).toEqual(['messaging-0', 'messaging-2', 'messaging-3']);
  });

  test('and is started again before it had to go: nothing moves', () => {
    const platform = settled({ replicas: 3 });
    platform.broken.add('v1');
    platform.evict('messaging-1');
    platform.run(2);
    platform.restart('messaging-1');
    platform.settle();
    expect(platform.takeMoves()).toBe(0);
    expect([...platform.servers.keys()]).toEqual(['messaging-0', 'messaging-1', 'messaging-2']);
  });

  test('whose successor never gets healthy gives its partitions to the others while it still runs', () => {
    const platform = settled({ replicas: 3, upgrade: { surge: 1, healthGateMs: 1_000, deadlineMs: 30_000, autoRollback: true } });
    platform.broken.add('v1');
    platform.evict('messaging-1');
    platform.run(29);
    expect(platform.takeMoves()).toBe(0);
    platform.run(15);
    expect(counts(platform)).toEqual([18, 18]);
    expect(platform.servers.has('messaging-1')).toBe(false);
    expect(platform.condition('Degraded')).toMatchObject({ status: false });
    expect(platform.notes.some(({ reason }) => reason === 'ServerLost' || reason === 'UpgradeFailed')).toBe(false);
  });

  test('whose successor is told to stop as well, before and after it took over', () => {
    const platform = settled({ replicas: 2 });
    const before = platform.owners().get('messaging-0');
    platform.evict('messaging-0');
    platform.run(1);
    platform.evict('messaging-2');
    const taker = () => [...platform.owners().keys()].find((name) => name !== 'messaging-0' && name !== 'messaging-1');
    for (let second = 0; second < 30 && taker() === undefined; second++) platform.run(1);
    platform.evict(taker() ?? '');
    platform.settle();
    expect([...platform.owners().values()].some((owned) => owned.join() === before?.join())).toBe(true);
    expect([...platform.moves.values()].every((times) => times <= 2)).toBe(true);
    expect(platform.moves.size).toBe(before?.length);
  });

  test('goes without a successor when fewer servers are wanted: it is the one that goes', () => {
    const platform = settled({ replicas: 3 });
    const gone = platform.owners().get('messaging-0');
    platform.evict('messaging-0');
    platform.spec = { ...platform.spec, replicas: 2 };
    platform.settle();
    expect(counts(platform)).toEqual([18, 18]);
    expect([...platform.moves.keys()].sort()).toEqual(gone?.toSorted());
    expect(platform.started).toHaveLength(3);
  });

  test('while more servers are asked for: those join, and it is replaced', () => {
    const platform = settled({ replicas: 3 });
    platform.evict('messaging-0');
    platform.spec = { ...platform.spec, replicas: 5 };
    platform.settle();
    expectBalanced(platform, 5);
    expect(platform.servers.has('messaging-0')).toBe(false);
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
  });

  test('while it joins, has a successor in its place', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 3 };
    for (let second = 0; second < 30 && platform.committed?.state.handovers.size === 0; second++) platform.run(1);
    platform.evict('messaging-2');
    platform.settle();
    expectBalanced(platform, 3);
    expect([...platform.servers.keys()]).toEqual(['messaging-0', 'messaging-1', 'messaging-3']);
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
    expect(platform.takeMoves()).toBe(platform.owners().get('messaging-3')?.length);
  });

  test('before it serves anything, is replaced by another one', () => {
    const platform = settled({ replicas: 2, standby: 1 });
    platform.evict('messaging-2');
    platform.settle();
    expect(platform.takeMoves()).toBe(0);
    expect(platform.committed?.state.members.get('messaging-3')?.role).toBe('spare');
    expect(platform.servers.has('messaging-2')).toBe(false);
  });

  test('in an upgrade, while its successor of the new version waits: it goes at once', () => {
    const platform = settled({ replicas: 3, upgrade: { surge: 1, healthGateMs: 60_000, deadlineMs: 120_000, autoRollback: true } });
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.run(3);
    expect(platform.committed?.state.members.get('messaging-3')).toMatchObject({ version: 'v2', replaces: 'messaging-0' });
    platform.evict('messaging-0');
    platform.run(15);
    expect(platform.servers.get('messaging-0')?.version).not.toBe('v1');
    expect(platform.moves.size).toBe(12);
    expect([...platform.moves.values()].every((times) => times === 1)).toBe(true);
  });

  test('in an upgrade to a version that has not proved itself gets a successor of the old one', () => {
    const platform = settled({ replicas: 3 });
    platform.broken.add('v2');
    platform.spec = { ...platform.spec, version: 'v2' };
    platform.run(3);
    const before = platform.owners();
    platform.evict('messaging-2');
    platform.run(12);
    expect(platform.servers.has('messaging-2')).toBe(false);
    expect([...platform.moves.keys()].sort()).toEqual(before.get('messaging-2')?.toSorted());
    platform.run(200);
    platform.settle();
    expect([...platform.servers.values()].map(({ version }) => version)).toEqual(['v1', 'v1', 'v1']);
    expect(platform.condition('Degraded')).toMatchObject({ reason: 'UpgradeFailed' });
  });

  test('changes nothing while paused, and a plan shows what would move', () => {
    const platform = settled({ replicas: 2 });
    const { commits } = platform;
    platform.spec = { ...platform.spec, paused: true };
    platform.evict('messaging-1');
    platform.run(60);
    expect(platform.commits).toBe(commits);
    const { status, commands } = platform.decide({ ...platform.spec, paused: false, planOnly: true });
    expect(commands).toEqual([]);
    expect(status.plan).toMatchObject({ start: ['messaging-2'], stop: ['messaging-1'], moves: 18, devices: 1_800 });
  });

  test('says nothing to the autoscaling, which waits', () => {
    const autoscaling = { minReplicas: 2, maxReplicas: 6, targetUtilisation: 0.5, maxMessagesPerSecondPerServer: 1e9, scaleUpWindowMs: 0, scaleDownWindowMs: 5_000 };
    const platform = settled({ replicas: 2, maxConnectionsPerServer: 2_000, autoscaling });
    platform.run(10);
    platform.takeMoves();
    const before = platform.owners();
    platform.evict('messaging-1');
    expectSucceeded(platform, ['messaging-1'], before);
    expect(platform.owners().size).toBe(4);
  });
});

describe('handovers', () => {
  test('whose new server dies go back to the old one', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 3 };
    while ((platform.committed?.state.handovers.size ?? 0) === 0) platform.run(1);
    platform.kill('messaging-2');
    platform.settle(120);
    expect(counts(platform)).toEqual([18, 18]);
    platform.restart('messaging-2');
    platform.settle();
    expectBalanced(platform, 3);
  });

  test('that were already taken over are reversed when the new server dies', () => {
    const platform = settled({ replicas: 2 });
    platform.spec = { ...platform.spec, replicas: 3 };
    const draining = () => [...(platform.committed?.state.handovers.values() ?? [])].some(({ state }) => state === 'draining');
    while (!draining()) platform.run(1);
    platform.kill('messaging-2');
    platform.act();
    expect(counts(platform)).toEqual([18, 18]);
    expect(platform.committed?.state.finished.some(({ outcome }) => outcome === 'reversed')).toBe(true);
  });
});

describe('pausing', () => {
  test('changes nothing, whatever happens', () => {
    const platform = settled({ replicas: 3 });
    platform.spec = { ...platform.spec, paused: true, replicas: 0, version: 'v9' };
    platform.kill('messaging-0');
    const { commits } = platform;
    platform.run(60);
    expect(platform.commits).toBe(commits);
    expect(platform.servers.size).toBe(3);
  });

  test('a plan shows what would be done and does nothing', () => {
    const platform = settled({ replicas: 2 });
    const { commits } = platform;
    const { status, commands } = platform.decide({ ...platform.spec, planOnly: true, replicas: 5 });
    expect(commands).toEqual([]);
    expect(status.conditions.find(({ type }) => type === 'Degraded')).toMatchObject({ status: false });
    expect(status.plan).toEqual({ start: ['messaging-2', 'messaging-3', 'messaging-4'], stop: [], moves: 21, lowerBound: 21, devices: 2_100 });
    const upgrade = platform.decide({ ...platform.spec, planOnly: true, version: 'v2' }).status.plan;
    expect(upgrade).toMatchObject({ moves: 36, devices: 3_600, stop: ['messaging-0', 'messaging-1'] });
    expect(platform.commits).toBe(commits);
  });
});

test('a plan for no servers at all, while paused, stops everything and moves nothing', () => {
  const platform = settled({ replicas: 2 });
  const { status } = platform.decide({ ...platform.spec, paused: true, planOnly: true, replicas: 0 });
  expect(status.plan).toMatchObject({ stop: ['messaging-0', 'messaging-1'], moves: 0, devices: 0 });
});

test('a server is given partitions although the clock of the operator that saw it get healthy was ahead', () => {
  const platform = settled({ replicas: 3 });
  platform.nowMs -= 120_000;
  platform.serve();
  platform.kill('messaging-1');
  platform.act();
  expect(counts(platform)).toEqual([18, 18]);
});

describe('autoscaling', () => {
  const autoscaling = {
    minReplicas: 2, maxReplicas: 6, targetUtilisation: 0.5, maxMessagesPerSecondPerServer: 1e9, scaleUpWindowMs: 0, scaleDownWindowMs: 300_000,
  };

  test('goes up with the devices at once, and down when they stay away', () => {
    const platform = settled({ replicas: 2, maxConnectionsPerServer: 2_000, autoscaling });
    expect(platform.owners().size).toBe(4);
    platform.run(5); // The handovers of the first scaling are over for long enough.
    platform.devices.fill(150);
    platform.settle();
    expect(platform.owners().size).toBe(6);
    platform.devices.fill(20);
    platform.run(290);
    expect(platform.owners().size).toBe(6);
    platform.run(120);
    platform.settle();
    expect(platform.owners().size).toBe(2);
  });

  test('is not misled by devices that are counted twice while they move', () => {
    const platform = settled({ replicas: 2, maxConnectionsPerServer: 2_000, autoscaling: { ...autoscaling, scaleDownWindowMs: 10_000 } });
    expect(platform.owners().size).toBe(4);
    platform.devices.fill(60);
    while (platform.owners().size > 3) platform.run(1);
    const twice = platform.devices.map((count) => count * 3);
    platform.devices.splice(0, twice.length, ...twice);
    platform.serve();
    platform.devices.fill(60);
    platform.act();
    platform.settle();
    expect(platform.committed?.state.autoscaling?.replicas).toBe(3);
  });

  test('does not follow a dip', () => {
    const platform = settled({ replicas: 2, maxConnectionsPerServer: 2_000, autoscaling });
    platform.devices.fill(20);
    platform.run(200);
    platform.devices.fill(100);
    platform.run(400);
    expect(platform.owners().size).toBe(4);
  });
});

describe('what somebody edited', () => {
  test('an unknown server among the owners, and too few of them, are mended', () => {
    const platform = settled({ replicas: 2 });
    const { committed } = platform;
    if (committed === undefined) throw new Error('nothing is committed');
    const owners = committed.state.owners.slice(0, 30).map((owner, index) => (index === 3 ? 'messaging-77' : owner));
    platform.committed = { ...committed, state: { ...committed.state, owners } };
    platform.settle();
    expect(counts(platform).reduce((sum, count) => sum + count, 0)).toBe(36);
    expect(platform.notes.some(({ reason }) => reason === 'RoutingRepaired')).toBe(true);
  });
});

describe('load that stays out of balance', () => {
  test('is balanced after a while, by few moves', () => {
    const platform = settled({ replicas: 3 });
    const hot = platform.owners().get('messaging-1') ?? [];
    for (const index of hot.slice(0, 6)) platform.devices[index] = 600;
    platform.run(30);
    expect(platform.takeMoves()).toBe(0);
    platform.run(60);
    platform.settle();
    const moves = platform.takeMoves();
    expect(moves).toBeGreaterThan(0);
    expect(moves).toBeLessThanOrEqual(8);
    expect(platform.condition('Balanced')).toMatchObject({ status: true });
  });
});
