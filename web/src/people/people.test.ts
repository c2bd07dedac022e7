import { People, batch } from './people.ts';
import type { Profile } from './profile.ts';

const idOf = (index: number) => `${2n ** 62n + BigInt(index)}`;
const profile = (index: number, displayName = `Person ${index}`): Profile => ({ user: idOf(index), name: `p${index}`, displayName, statusText: '' });

class Stage {
  readonly asked: (readonly string[])[] = [];
  readonly delays: number[] = [];
  readonly profiles = new Map<string, Profile>();
  saved: readonly Profile[] = [];
  changes = 0;
  nowMs = 0;
  fails = false;
  #waiting: (() => void)[] = [];
  readonly people: People;

  constructor(kept: readonly Profile[] = []) {
    this.people = new People({
      kept,
      read: async (users) => {
        this.asked.push(users);
        if (this.fails) throw new Error('away');
        return users.flatMap((user) => this.profiles.get(user) ?? []);
      },
      keep: (profiles) => (this.saved = profiles),
      onChange: () => void this.changes++,
      later: (run, delayMs) => {
        this.delays.push(delayMs);
        this.#waiting.push(run);
      },
      clock: () => this.nowMs,
    });
  }

  /** What was put off is done, with all that follows from it at once. */
  async pass(): Promise<void> {
    for (const run of this.#waiting.splice(0)) run();
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
  }
}

test('names are looked up together, once, and shown when they are there', async () => {
  const stage = new Stage();
  stage.profiles.set(idOf(1), profile(1)).set(idOf(2), profile(2));
  for (let shown = 0; shown < 3; shown++) expect([stage.people.nameOf(idOf(1)), stage.people.nameOf(idOf(2))]).toEqual([undefined, undefined]);
  await stage.pass();
  expect(stage.asked).toEqual([[idOf(1), idOf(2)]]);
  expect([stage.people.nameOf(idOf(1)), stage.people.nameOf(idOf(2)), stage.changes]).toEqual(['Person 1', 'Person 2', 1]);
  await stage.pass();
  expect(stage.asked).toHaveLength(1);
  expect(stage.saved).toEqual([profile(1), profile(2)]);
});

test('more users than one request may have are asked for in several', async () => {
  const stage = new Stage();
  for (let index = 0; index < batch + 5; index++) stage.people.nameOf(idOf(index));
  await stage.pass();
  await stage.pass();
  expect(stage.asked.map(({ length }) => length)).toEqual([batch, 5]);
});

test('a user without an account is a number, and an account that is gone is called so', async () => {
  const stage = new Stage();
  expect(stage.people.nameOf('7')).toBe('User 7');
  stage.people.nameOf(idOf(1));
  await stage.pass();
  expect([stage.people.nameOf('7'), stage.people.nameOf(idOf(1))]).toEqual(['User 7', 'Deleted account']);
});

test('a name that is kept is shown at once, and is looked up again when it is old', async () => {
  const stage = new Stage([profile(1, 'Old')]);
  stage.profiles.set(idOf(1), profile(1, 'New'));
  expect(stage.people.nameOf(idOf(1))).toBe('Old');
  await stage.pass();
  expect(stage.people.nameOf(idOf(1))).toBe('New');
  stage.nowMs = 6 * 60_000;
  stage.profiles.set(idOf(1), profile(1, 'Newer'));
  expect(stage.people.nameOf(idOf(1))).toBe('New');
  await stage.pass();
  expect(stage.people.nameOf(idOf(1))).toBe('Newer');
});

test('while the service is away names stay, and it is asked again after a pause', async () => {
  const stage = new Stage([profile(1)]);
  stage.fails = true;
  stage.people.nameOf(idOf(1));
  await stage.pass();
  expect(stage.people.nameOf(idOf(1))).toBe('Person 1');
  stage.fails = false;
  await stage.pass();
  expect([stage.delays, stage.asked.length]).toEqual([[30, 5_000], 2]);
});
