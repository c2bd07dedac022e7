import { idEpochMs, lineage, maxMessageId, messageId, messageIdAt, sequence, userId, type ChatEvent } from '@cecochat/contracts';
import { describeEvent, describeIdGap, joinGaps } from './event-lines.ts';

test('a line has the date unless the event is of today, or in any case where there is no today', () => {
  const event: ChatEvent = { sender: userId(2), receiver: userId(1), device: 'd', lineage: lineage(1), sequence: sequence(1), messageId: messageId(1n << 22n), kind: 'text', body: 'hello' };
  const [date, time] = [new Date(idEpochMs + 1).toLocaleDateString('sv-SE'), new Date(idEpochMs + 1).toLocaleTimeString('en-GB')];
  expect(describeEvent(event, { nowMs: idEpochMs + 2 })).toBe(`${time}  2 → 1: hello`);
  expect(describeEvent(event, { nowMs: idEpochMs + 2 * 86_400_000 })).toBe(`${date} ${time}  2 → 1: hello`);
  expect(describeEvent(event)).toBe(`${date} ${time}  2 → 1: hello`);
});

test('the parts of a gap that came with several pages are one gap, and two gaps stay two', () => {
  const part = (after: number, before: number) => ({ after: messageId(after), before: messageId(before) });
  expect(joinGaps([part(80, 90), part(50, 60), part(30, 50), part(10, 30), part(0, 9)])).toEqual([part(80, 90), part(10, 60), part(0, 9)]);
});

test('a gap in a dialog names its times', () => {
  const [day, hour] = ['2027-01-15', 3_600_000];
  const at = (time: string) => messageIdAt(new Date(`${day}T${time}`).getTime());
  expect(describeIdGap({ after: at('08:00:00'), before: at('09:30:00') })).toContain(`may be missing from ${day} 08:00:00 to ${day} 09:30:00`);
  expect(describeIdGap({ after: messageId(0), before: messageIdAt(idEpochMs + hour) })).toContain('from the beginning to 20');
  expect(describeIdGap({ after: at('08:00:00'), before: maxMessageId })).toContain(`from ${day} 08:00:00 to now`);
});
