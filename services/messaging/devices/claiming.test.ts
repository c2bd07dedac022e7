import { lineage, messageId, sequence, textContent, userId } from '@cecochat/contracts';
import { Claiming } from './claiming.ts';
import type { ClaimRequest, MadeClaim } from '../log/claims.ts';
import { SendingDevice, type PendingSend } from './sending-device.ts';

/** As Redis answers: a sequence that is not above the last one, and that it does not know, comes too late. */
function redisOf(known: { last: number }) {
  let isAway = false;
  const claim = async (requests: readonly ClaimRequest[]): Promise<MadeClaim[][]> => {
    if (isAway) throw new Error('redis is away');
    return requests.map(({ sends }) => sends.map(({ sequence: asked }): MadeClaim => {
      if (asked <= known.last) return { kind: 'behind', last: sequence(known.last) };
      known.last = asked;
      return { kind: 'accepted', id: messageId(BigInt(1_000 + asked)), lineage: lineage(5) };
    }));
  };
  return { claim, setAway: (away: boolean) => (isAway = away) };
}

test('a send that got its id while Redis was away, and was given back, keeps it when it comes again after later ones', async () => {
  let nowMs = 0;
  let nextId = 1n;
  const redis = redisOf({ last: 0 });
  const claiming = new Claiming({ claim: redis.claim, nextId: () => messageId(nextId++), onBatch: () => undefined, clock: () => nowMs });
  const device = new SendingDevice(userId(1), 'phone');
  const pendingOf = (number: number): PendingSend => {
    const send = { lineage: lineage(5), sequence: sequence(number), receiver: userId(2), content: textContent('x'), digest: number };
    const pending = device.submit(send, { acknowledged: () => undefined, refused: () => undefined }, nowMs);
    if (pending === undefined) throw new Error(`send ${number} is not written`);
    return pending;
  };
  const accept = async (pending: PendingSend) => {
    const [claim] = await claiming.claim([pending]);
    if (claim === undefined || !('id' in claim)) throw new Error(`refused: ${JSON.stringify(claim)}`);
    device.window.record(pending.send, claim);
    return claim.id;
  };
  redis.setAway(true);
  const first = pendingOf(14);
  const id = await accept(first);
  redis.setAway(false);
  nowMs += 60_000;
  const later = pendingOf(15);
  await accept(later);
  for (const pending of [first, later]) {
    device.window.reopen(pending.send);
    pending.refuse(Object.assign(new Error('unavailable')) as never);
  }
  expect(await accept(pendingOf(14))).toBe(id);
});
