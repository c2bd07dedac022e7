import type { KeptMessage } from '../sdk.ts';

/** Changes by which users stop being members. */
const removals: ReadonlySet<string> = new Set(['removed', 'banned']);
const admissions: ReadonlySet<string> = new Set(['created', 'added', 'joined']);

/**
 * Pure: whether the events of a group say that the user is not a member any more. The last event of a former member is
 * the one by which it left.
 */
export function isFormerMember(messages: readonly KeptMessage[], me: string): boolean {
  const last = messages.findLast((message) => endsMembership(message, me) !== undefined);
  return last !== undefined && endsMembership(last, me) === true;
}

/** Whether the user is out after the event, or in; undefined where the event is not about that. */
function endsMembership({ change, sender }: KeptMessage, me: string): boolean | undefined {
  if (change === undefined) return undefined;
  const [isAbout, isBy] = [change.users.includes(me), sender === me];
  if (isAbout ? removals.has(change.change) : isBy && change.change === 'left') return true;
  return (isAbout || isBy) && admissions.has(change.change) ? false : undefined;
}

/** Pure: the name of the group in the last event that has it. */
export function nameInEvents(messages: readonly KeptMessage[]): string | undefined {
  return messages.findLast(({ change }) => change?.name !== undefined)?.change?.name;
}

/** Pure: how many changes of the group there were: views ask for the group again when there is one more. */
export const countChanges = (messages: readonly KeptMessage[]): number =>
  messages.reduce((count, { change }) => (change === undefined ? count : count + 1), 0);
