import { timeOfId, type ChatEvent, type UserId } from '@cecochat/contracts';

/** An event as one JSON object; 64-bit numbers are decimal texts. */
export function eventAsJson(event: ChatEvent & { readonly offset?: number }): Record<string, string | number | undefined> {
  const { offset, messageId, sender, receiver, device, sequence, text } = event;
  return {
    ...(offset !== undefined && { offset }),
    messageId: messageId.toString(), sentAt: new Date(timeOfId(messageId)).toISOString(),
    sender: sender.toString(), device, sequence, receiver: receiver.toString(), text,
  };
}

/** An event as a line for people: when, from whom to whom, what. */
export function describeEvent(event: ChatEvent, nowMs: number): string {
  return `${timeOf(event, nowMs)}  ${event.sender} → ${event.receiver}: ${textOf(event)}`;
}

/** An event as a line of a dialog: when, from whom (with the device, when it is another one of one's own), what. */
export function describeInDialog(event: ChatEvent, { me, device, nowMs }: { readonly me: UserId; readonly device: string; readonly nowMs: number }): string {
  const other = event.device === device ? '' : ` (${printable(event.device)})`;
  const who = event.sender === me ? `you${other} ✓` : `${event.sender}`;
  return `${timeOf(event, nowMs)}  ${who}: ${textOf(event)}`;
}

/** The time of day where one is; with the date when that is another day. */
function timeOf({ messageId }: ChatEvent, nowMs: number): string {
  const sent = new Date(timeOfId(messageId));
  const time = sent.toLocaleTimeString('en-GB');
  return sent.toDateString() === new Date(nowMs).toDateString() ? time : `${sent.toLocaleDateString('sv-SE')} ${time}`;
}

function textOf({ text }: ChatEvent): string {
  return text === undefined ? '(a kind of event that this version does not know)' : printable(text);
}

/** What others wrote must not steer the terminal: control characters are shown as such, further lines are set in. */
export function printable(text: string): string {
  return text.replaceAll(/\r?\n/g, '\n    ').replaceAll(/(?!\n)\p{Cc}/gu, '\u{FFFD}');
}
