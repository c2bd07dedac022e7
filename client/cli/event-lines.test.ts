import { idEpochMs, lineage, messageId, sequence, userId, type ChatEvent } from '@cecochat/contracts';
import { describeEvent } from './event-lines.ts';

test('a line has the date unless the event is of today, or in any case where there is no today', () => {
  const event: ChatEvent = { sender: userId(2), receiver: userId(1), device: 'd', lineage: lineage(1), sequence: sequence(1), messageId: messageId(1n << 22n), text: 'hello' };
  const [date, time] = [new Date(idEpochMs + 1).toLocaleDateString('sv-SE'), new Date(idEpochMs + 1).toLocaleTimeString('en-GB')];
  expect(describeEvent(event, idEpochMs + 2)).toBe(`${time}  2 → 1: hello`);
  expect(describeEvent(event, idEpochMs + 2 * 86_400_000)).toBe(`${date} ${time}  2 → 1: hello`);
  expect(describeEvent(event)).toBe(`${date} ${time}  2 → 1: hello`);
});
