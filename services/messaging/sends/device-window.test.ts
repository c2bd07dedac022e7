import { messageId, sequence, type MessageId } from '@cecochat/contracts';
import fc from 'fast-check';
import { DeviceWindow, windowSize } from './device-window.ts';

test('of what a device sent, as many of the latest sequences as the window holds are known, and what is below is behind', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 3 * windowSize }), { maxLength: 300 });
  fc.assert(fc.property(steps, (asked) => {
    const window = new DeviceWindow();
    const sent = new Map<number, MessageId>();
    let last = 0;
    for (const [index, each] of asked.entries()) {
      const candidate = messageId(index + 1);
      const known = sent.get(each);
      const isBehind = each <= last - windowSize;
      const claim = window.claim(sequence(each), candidate);
      if (claim.kind === 'repeated') expect(claim.id).toBe(known);
      else expect(claim).toEqual(isBehind ? { kind: 'behind', last } : { kind: 'accepted', id: candidate });
      if (known !== undefined && !isBehind) expect(claim.kind).toBe('repeated');
      if (isBehind || known !== undefined) continue;
      window.record(sequence(each), candidate);
      sent.set(each, candidate);
      last = Math.max(last, each);
      expect(window.find(sequence(each))).toBe(candidate);
      expect(window.last).toBe(last);
    }
  }));
});
