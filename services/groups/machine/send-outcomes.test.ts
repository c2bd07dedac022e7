import { userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { rememberedSends, SendOutcomes, type DecidedSend, type RememberedSend } from './send-outcomes.ts';

const decided = (actor: number, device: string, position: number): DecidedSend => (
  { actor: userId(actor), device, id: `s${position}`, position, outcome: { kind: 'accepted', seq: position, n: 0 } }
);
const find = (outcomes: SendOutcomes, { actor, device, id }: DecidedSend) => outcomes.find(actor, { device }, id);
const byPlace = (outcomes: SendOutcomes) => [...outcomes.all()].sort((a, b) => a.lane - b.lane || a.slot - b.slot);

/** Rows as a store keeps them: a place has the entry that was written last. */
class Rows {
  readonly #rows = new Map<string, RememberedSend>();
  write(entry: RememberedSend): void {
    this.#rows.set(`${entry.lane}/${entry.slot}`, entry);
  }
  get all(): RememberedSend[] {
    return [...this.#rows.values()];
  }
}

test('the latest 64 sends of a device are remembered, apart for each device of a user', () => {
  const outcomes = new SendOutcomes();
  const sends = Array.from({ length: 70 }, (_, position) => decided(1, 'phone', position));
  for (const each of sends) outcomes.add(each);
  const other = decided(1, 'desk', 70);
  outcomes.add(other);
  expect(sends.map((each) => find(outcomes, each) !== undefined)).toEqual(sends.map((_, position) => position >= 6));
  expect(find(outcomes, other)).toEqual(other.outcome);
  expect(outcomes.find(userId(1), { device: 'desk' }, 's69')).toBeUndefined();
});

test('the devices that sent last are remembered, and one that is forgotten begins again', () => {
  const outcomes = new SendOutcomes();
  const first = decided(1, 'device 0', 0);
  outcomes.add(first);
  for (let device = 1; device < rememberedSends.devices; device++) outcomes.add(decided(1, `device ${device}`, device));
  expect(find(outcomes, first)).toBeDefined();
  outcomes.add(decided(1, 'device 0', 5_000));
  outcomes.add(decided(1, 'one more', 5_001));
  expect(find(outcomes, first)).toBeDefined();
  expect(find(outcomes, decided(1, 'device 1', 1))).toBeUndefined();
});

test('what is restored from rows that are overwritten and never deleted is what was in memory, and goes on in the same way', () => {
  const aSend = fc.record({ device: fc.integer({ min: 0, max: rememberedSends.devices + 3 }), count: fc.integer({ min: 1, max: 70 }) });
  fc.assert(fc.property(fc.array(aSend, { maxLength: 12 }), fc.array(aSend, { maxLength: 4 }), (drafts, later) => {
    const [outcomes, rows] = [new SendOutcomes(), new Rows()];
    let position = 0;
    const send = (to: SendOutcomes, device: number, at: number) => to.add(decided(1, `${device}`, at));
    // The lanes are few for what is drawn: all but some are taken before.
    for (let device = 0; device < rememberedSends.devices; device++) rows.write(send(outcomes, device, position++));
    for (const { device, count } of drafts) for (let n = 0; n < count; n++) rows.write(send(outcomes, device, position++));
    const restored = SendOutcomes.restore(rows.all.reverse());
    expect(byPlace(restored)).toEqual(byPlace(outcomes));
    for (const { device } of later) {
      expect(send(restored, device, position)).toEqual(send(outcomes, device, position));
      position++;
    }
    expect(byPlace(restored)).toEqual(byPlace(outcomes));
  }), { numRuns: 40 });
});
