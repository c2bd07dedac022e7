import fc from 'fast-check';
import { Verdict, Histogram, type Findings, type Plan } from './verdict.ts';

/** The events of a run: the messages that each device saw, and those in each user's history. */
interface Happened {
  readonly plan: Plan;
  readonly acked: Set<number>;
  readonly live: number[][];
  readonly history: number[][];
}

const participants = ({ sender, receiver }: { sender: number; receiver: number }) => [...new Set([sender, receiver])];

/** A run in which the platform kept its promises: each user's log is any merge of what each sender sent there, in its order. */
const cleanRuns = fc
  .record({
    users: fc.integer({ min: 1, max: 5 }),
    devicesPerUser: fc.integer({ min: 1, max: 3 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.infiniteStream(fc.nat())), { maxLength: 30 }),
  })
  .map(({ users, devicesPerUser, pairs }): Happened => {
    const messages = pairs.map(([sender, receiver]) => ({ sender: sender % users, receiver: receiver % users }));
    const logs: number[][] = Array.from({ length: users }, () => []);
    messages.forEach((message, number) => {
      const chance = pairs[number]?.[2] ?? [].values();
      for (const user of participants(message)) {
        const log = logs[user] ?? [];
        const after = log.findLastIndex((earlier) => messages[earlier]?.sender === message.sender) + 1;
        log.splice(after + ((chance.next().value ?? 0) % (log.length - after + 1)), 0, number);
      }
    });
    return {
      plan: { users, devicesPerUser, messages },
      acked: new Set(messages.keys()),
      live: logs.flatMap((log) => Array.from({ length: devicesPerUser }, () => [...log])),
      history: logs.map((log) => [...log]),
    };
  });

function judge({ plan, acked, live, history }: Happened): Findings {
  const verdict = new Verdict(plan);
  plan.messages.forEach((_, message) => verdict.submitted(message, message));
  // A sighting before the acknowledgement counts like one after it.
  const half = [...acked].filter((message) => message % 2 === 0);
  for (const message of half) verdict.acked(message, message + 10);
  live.forEach((sequence, at) => {
    const [user, device] = [Math.floor(at / plan.devicesPerUser), at % plan.devicesPerUser];
    for (const message of sequence) verdict.saw(user, device, message, message + 20);
  });
  for (const message of acked) verdict.acked(message, message + 10);
  history.forEach((sequence, user) => {
    for (const message of sequence) verdict.history(user, message);
  });
  return verdict.findings();
}

const clean = { lost: 0, duplicates: 0, reordered: 0, misdelivered: 0, historyMismatches: 0 };

const pick = <T>(items: readonly T[], choice: number): T | undefined => items[choice % Math.max(1, items.length)];

test('a run in which every promise was kept gives zeros', () => {
  fc.assert(
    fc.property(cleanRuns, (run) => {
      const { messages, users, devicesPerUser } = run.plan;
      const all = messages.length;
      expect(judge(run)).toMatchObject({ ...clean, messages: all, users, devices: users * devicesPerUser, acked: all, delivered: all });
    }),
  );
});

test('a message that devices did not see is lost once, and its history is in excess on each of them', () => {
  fc.assert(
    fc.property(cleanRuns, fc.array(fc.nat(), { maxLength: 5 }), (run, choices) => {
      const sightings = run.live.flatMap((sequence, at) => sequence.map((message) => ({ message, at })));
      const dropped = new Set(choices.flatMap((choice) => pick(sightings, choice) ?? []));
      for (const { message, at } of dropped) run.live[at]?.splice(run.live[at].indexOf(message), 1);
      const lost = new Set([...dropped].map(({ message }) => message)).size;
      const delivered = run.plan.messages.length - lost;
      expect(judge(run)).toMatchObject({ ...clean, lost, delivered, historyMismatches: dropped.size });
    }),
  );
});

test('a message that nobody acknowledged may be seen or not', () => {
  fc.assert(
    fc.property(cleanRuns, fc.nat(), (run, choice) => {
      const message = pick([...run.acked], choice);
      if (message === undefined) return;
      run.acked.delete(message);
      expect(judge(run)).toMatchObject({ ...clean, acked: run.acked.size });
      const without = (sequence: number[]) => sequence.filter((each) => each !== message);
      expect(judge({ ...run, live: run.live.map(without), history: run.history.map(without) })).toMatchObject(clean);
    }),
  );
});

test('each time that a device sees a message again is counted', () => {
  fc.assert(
    fc.property(cleanRuns, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }), (run, choices) => {
      let duplicates = 0;
      for (const [choice, place] of choices) {
        const sequence = pick(run.live, choice) ?? [];
        const message = pick(sequence, place);
        if (message === undefined) continue;
        sequence.splice(sequence.indexOf(message) + 1 + (place % sequence.length), 0, message);
        duplicates++;
      }
      expect(judge(run)).toMatchObject({ ...clean, duplicates });
    }),
  );
});

test('two messages of one sender to one receiver that change places are counted, on the device where they did', () => {
  fc.assert(
    fc.property(cleanRuns, fc.nat(), (run, choice) => {
      const { messages } = run.plan;
      const swaps = run.live.flatMap((sequence) =>
        sequence.slice(1).flatMap((later, at) => {
          const [one, other] = [messages[sequence[at] ?? 0], messages[later]];
          const same = one?.sender === other?.sender && one?.receiver === other?.receiver;
          return same ? [{ sequence, at, later }] : [];
        }),
      );
      const swap = pick(swaps, choice);
      if (swap === undefined) return;
      swap.sequence.splice(swap.at, 2, swap.later, swap.sequence[swap.at] ?? 0);
      expect(judge(run)).toMatchObject({ ...clean, reordered: 1, historyMismatches: 1 });
    }),
  );
});

test('messages of different senders may come in any order, but on every device of a user and in history in the same', () => {
  fc.assert(
    fc.property(cleanRuns, fc.nat(), (run, choice) => {
      const { messages, devicesPerUser } = run.plan;
      const swaps = run.history.flatMap((sequence) =>
        sequence.slice(1).flatMap((later, at) => (messages[sequence[at] ?? 0]?.sender === messages[later]?.sender ? [] : [{ sequence, at, later }])),
      );
      const swap = pick(swaps, choice);
      if (swap === undefined) return;
      swap.sequence.splice(swap.at, 2, swap.later, swap.sequence[swap.at] ?? 0);
      expect(judge(run)).toMatchObject({ ...clean, historyMismatches: devicesPerUser });
    }),
  );
});

test('what history lacks is counted on every device that saw it; what it holds twice is one message', () => {
  fc.assert(
    fc.property(cleanRuns, fc.nat(), fc.nat(), (run, whose, which) => {
      const sequence = pick(run.history, whose) ?? [];
      const message = pick(sequence, which);
      if (message === undefined) return;
      const complete = [...sequence];
      sequence.splice(sequence.indexOf(message), 1);
      expect(judge(run)).toMatchObject({ ...clean, historyMismatches: run.plan.devicesPerUser });
      sequence.splice(0, sequence.length, ...complete, message);
      expect(judge(run)).toMatchObject(clean);
    }),
  );
});

test('a message that a third user sees, or has in history, is counted', () => {
  fc.assert(
    fc.property(cleanRuns, fc.nat(), fc.nat(), (run, whose, which) => {
      const { messages, devicesPerUser } = run.plan;
      const message = which % Math.max(1, messages.length);
      const user = whose % run.plan.users;
      const pair = messages[message];
      if (pair === undefined || participants(pair).includes(user)) return;
      run.live[user * devicesPerUser]?.push(message);
      run.history[user]?.push(message);
      expect(judge(run)).toMatchObject({ ...clean, misdelivered: 2 });
    }),
  );
});

test('durations run from handing over to the acknowledgement, and to what a device of the receiver sees', () => {
  const verdict = new Verdict({ users: 2, devicesPerUser: 1, messages: [{ sender: 0, receiver: 1 }] });
  verdict.submitted(0, 1_000);
  verdict.saw(0, 0, 0, 1_001); // The sender's own device is not a delivery.
  verdict.acked(0, 1_010);
  expect(verdict.standing).toMatchObject({ submitted: 1, acked: 1, delivered: 0, awaited: 1 });
  verdict.saw(1, 0, 0, 1_040);
  expect(verdict.standing).toMatchObject({ delivered: 1, awaited: 0 });
  const { ackMs, deliveryMs } = verdict.findings();
  for (const [percentile, expected] of [[ackMs.p50, 10], [ackMs.p99, 10], [deliveryMs.p50, 40], [deliveryMs.p99, 40]] as const) {
    expect(percentile).toBeGreaterThanOrEqual(expected);
    expect(percentile).toBeLessThanOrEqual(expected * 1.02);
  }
});

test('an acknowledgement that comes again changes nothing', () => {
  const verdict = new Verdict({ users: 1, devicesPerUser: 2, messages: [{ sender: 0, receiver: 0 }] });
  verdict.submitted(0, 0);
  verdict.acked(0, 1);
  verdict.acked(0, 2);
  expect(verdict.standing).toMatchObject({ acked: 1, awaited: 2 });
});

test('a percentile is at most 2 % above the exact one, and never below it', () => {
  const durations = fc.array(fc.double({ min: 0.02, max: 3_000_000, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, part) => {
      const histogram = new Histogram();
      for (const duration of all) histogram.record(duration);
      const exact = all.toSorted((a, b) => a - b)[Math.ceil(part * all.length) - 1] ?? 0;
      expect(histogram.percentile(part)).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
      expect(histogram.percentile(part)).toBeLessThanOrEqual(exact * 1.02 * (1 + 1e-9));
    }),
  );
});

test('without durations it is 0; what is out of range is taken for the nearest duration in it', () => {
  const histogram = new Histogram();
  expect(histogram.percentile(0.5)).toBe(0);
  histogram.record(0);
  expect(histogram.percentile(1)).toBe(0.01);
  histogram.record(1e12);
  expect(histogram.percentile(1)).toBeGreaterThan(3_000_000);
});
