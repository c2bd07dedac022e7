import { setTimeout as delay } from 'node:timers/promises';
import { textOf, userId, type GroupId, type UserId } from '@cecochat/client-node';
import { eventually } from '../support/eventually.ts';
import { seededRandom } from '../support/session-model.ts';
import { GroupPlatform, inboxOf, shownOf, timelineOf, type TestDevice } from './group-platform.ts';
import { eventsOfUsers, type GroupEvent } from './membership.ts';

const seed = Number(process.env['CECOCHAT_TEST_SEED'] ?? 20_261_130);
const userCount = 10;
const groupCount = 3;
const steps = 260;
/** The steps at which the service is killed, or the partitions move. */
const faults = { kills: [60, 150], moves: [40, 110, 200] };

let stage: GroupPlatform;
beforeAll(async () => {
  stage = await GroupPlatform.start();
});
afterAll(() => stage.close());

interface Sent {
  readonly group: GroupId;
  readonly text: string;
  outcome: string;
}

/** Users who send, come and go at random, the first of whom owns every group and stays in it. */
class Traffic {
  readonly sent: Sent[] = [];
  readonly #pending: Promise<unknown>[] = [];
  readonly #random = seededRandom(seed);
  readonly #users: readonly UserId[];
  readonly #devices: readonly TestDevice[];
  readonly #groups: readonly GroupId[];

  constructor(users: readonly UserId[], devices: readonly TestDevice[], groups: readonly GroupId[]) {
    [this.#users, this.#devices, this.#groups] = [users, devices, groups];
  }

  act(): void {
    const chance = this.#random();
    if (chance < 0.7) this.#send();
    else this.#change(chance);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }

  #send(): void {
    const [device, group] = [this.#pick(this.#devices), this.#pick(this.#groups)];
    const sent: Sent = { group, text: `${this.sent.length} of ${device.user}`, outcome: 'open' };
    this.sent.push(sent);
    this.#pending.push(device.session.send({ group }, sent.text).then(
      () => void (sent.outcome = 'acknowledged'), (error: { code: string }) => void (sent.outcome = error.code),
    ));
  }

  /** Changes that are refused, such as of users who are members already, are part of it. */
  #change(chance: number): void {
    const [owner] = this.#users;
    const user = this.#pick(this.#users.slice(1));
    const group = this.#pick(this.#groups);
    if (owner === undefined) return;
    const [own, theirs] = [stage.groupsOf(owner), stage.groupsOf(user)];
    const work = chance < 0.76 ? own.add(group, [user])
      : chance < 0.82 ? own.remove(group, [user])
        : chance < 0.91 ? theirs.change(group, { join: {} }) : theirs.change(group, { leave: {} });
    this.#pending.push(work.catch(() => undefined));
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('there is nothing to choose from');
    return item;
  }
}

const seqsOf = (events: readonly GroupEvent[]) => events.map(({ seq }) => seq);

test(`each member sees the events of its times once and in one order, while the service is killed and partitions move (seed ${seed})`, async () => {
  const users = Array.from({ length: userCount }, (_, index) => userId(1_000 + index));
  const [owner] = users;
  if (owner === undefined) throw new Error('there are no users');
  const devices = await Promise.all(users.flatMap((user, index) =>
    (index % 3 === 0 ? ['phone', 'desk'] : ['phone']).map((name) => stage.device(user, name, { cursor: 0 as never }))));
  const owned = stage.groupsOf(owner);
  const groups = await Promise.all(Array.from({ length: groupCount }, async (_, index) =>
    (await owned.create({ name: `group ${index}`, users: users.slice(1, 2 + index * 3), settings: { joinPolicy: 'open' } })).group));
  const traffic = new Traffic(users, devices, groups);
  const partitions = Array.from({ length: stage.running.platform.partitionCount }, (_, partition) => partition);
  let killing: Promise<void> = Promise.resolve();
  for (let step = 0; step < steps; step++) {
    traffic.act();
    if (faults.kills.includes(step)) killing = killing.then(() => stage.killService());
    if (faults.moves.includes(step)) {
      const shift = faults.moves.indexOf(step);
      await stage.running.publish({
        'messaging-0': partitions.filter((each) => (each + shift) % 2 === 1), 'messaging-1': partitions.filter((each) => (each + shift) % 2 === 0),
      });
    }
    await delay(20);
  }
  await killing;
  await traffic.settled();

  for (const group of groups) {
    const { seq, n } = await owned.read(group);
    const timeline = await timelineOf(stage.historyOf(owner), group, seq);
    expect(seqsOf(timeline)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    const texts = timeline.flatMap((event) => textOf(event) ?? []);
    expect(n).toBe(texts.length);
    expect(texts.toSorted()).toEqual(traffic.sent.filter((each) => each.group === group && each.outcome === 'acknowledged').map(({ text }) => text).toSorted());
    const expected = eventsOfUsers(timeline);
    const byId = new Map(timeline.map((event) => [event.seq, textOf(event)]));
    for (const device of devices) {
      const own = expected.get(device.user) ?? [];
      await eventually(() => expect(seqsOf(shownOf(device, group))).toEqual(own), 20_000);
      expect(shownOf(device, group).map(textOf)).toEqual(own.map((each) => byId.get(each)));
    }
    for (const user of users.slice(0, 4)) {
      const own = expected.get(user) ?? [];
      if (own.length > 0) expect(seqsOf(await timelineOf(stage.historyOf(user), group))).toEqual(own);
      const inbox = (await inboxOf(stage.historyOf(user))).filter((event) => event.group === group) as unknown as GroupEvent[];
      expect(seqsOf(inbox).filter((each, index, all) => all.slice(0, index).every((earlier) => earlier < each))).toEqual(own);
    }
  }
  expect(devices.flatMap(({ gaps }) => gaps)).toEqual([]);
  const outcomes = new Set(traffic.sent.map(({ outcome }) => outcome));
  expect([...outcomes].toSorted()).toEqual(['acknowledged', 'not-a-member']);
  expect(traffic.sent.filter(({ outcome }) => outcome === 'acknowledged').length).toBeGreaterThan(50);
});
