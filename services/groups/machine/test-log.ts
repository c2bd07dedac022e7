import { lineage, messageId, sequence, textKind, userId, type UserId } from '@cecochat/contracts';
import { applyCommand, type Applied } from './apply-command.ts';
import type { Message, Request, RequestOf } from './command.ts';
import type { GroupEvent, Outcome } from './event.ts';
import type { Group } from './group.ts';
import type { Settings } from './roles.ts';

export const openSettings: Settings = { joinPolicy: 'open', announcementsOnly: false, slowModeSeconds: 0 };
export const aMessage: Message = {
  kind: textKind.field, body: textKind.encode('hello'), counts: true, about: 0, moderates: false,
};

/** A send of a phone. */
export const aSend = (message: Message = aMessage, device = 'phone'): RequestOf<'send'> => (
  { kind: 'send', message, origin: { messageId: messageId(1), device, lineage: lineage(1), sequence: sequence(1) } }
);

/** A log of commands for one group, as tests write it: each user by a number, a command a second. */
export class TestLog {
  group: Group | undefined;
  readonly events: GroupEvent[] = [];
  #position = 0;
  timeMs = 1_700_000_000_000;

  /** Applies a command; one without an id gets an own one. */
  apply(actor: UserId | number, request: Request, id = `command-${this.#position}`): Applied {
    this.timeMs += 1_000;
    const place = { position: this.#position++, timeMs: this.timeMs };
    const applied = applyCommand(this.group, { actor: userId(actor), id, request }, place);
    this.group = applied.group;
    if (applied.event !== undefined) this.events.push(applied.event);
    return applied;
  }

  /** `accepted`, or the code of the rejection. */
  code(actor: number, request: Request): string {
    return codeOf(this.apply(actor, request).outcome);
  }
}

export const codeOf = (outcome: Outcome): string => (outcome.kind === 'accepted' ? 'accepted' : outcome.rejection.code);

/** A log with a group of user 1, the owner, with others as its members. */
export function logOf(others: readonly number[], settings: Partial<Settings> = {}): TestLog {
  const log = new TestLog();
  log.apply(1, {
    kind: 'create', name: 'a group', description: '', settings: { ...openSettings, ...settings },
      users: others.map(userId),
  });
  return log;
}

/** The state as plain values, to be compared. Throws when there is no group. */
export function stateOf(group: Group | undefined) {
  if (group === undefined) throw new Error('there is no group');
  const { fields, members, pending, banned, outcomes, sends } = group;
  return { fields, members: new Map(members), pending: new Map(pending), banned: new Set(banned),
    outcomes: [...outcomes.all()], sends: [...sends.all()] };
}
