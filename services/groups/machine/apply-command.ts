import type { Command, Place } from './command.ts';
import { decide, decideCreation, type Decision } from './decide.ts';
import type { GroupEvent, Outcome } from './event.ts';
import { Group, type PastMembership } from './group.ts';
import type { Remembered } from './outcomes.ts';
import type { RememberedSend } from './send-outcomes.ts';

/** What a command has done to a group. */
export interface Applied {
  /** Undefined where there is none, before and after. */
  readonly group: Group | undefined;
  readonly outcome: Outcome;
  /** Of an accepted command that is not a repeat. */
  readonly event?: GroupEvent;
  /** Memberships that the event ended. */
  readonly past: readonly PastMembership[];
  /** The outcome as it is remembered; undefined for a send, for a repeat, and where there is no group. */
  readonly remembered?: Remembered;
  /** The same of a send. */
  readonly rememberedSend?: RememberedSend;
  /** Outcomes that are forgotten. */
  readonly forgotten: readonly Remembered[];
}

const nothing = { past: [], forgotten: [] } as const;
const noSuchGroup: Outcome = { kind: 'rejected', rejection: { code: 'no-such-group' } };

/**
 * Applies a command to its group, which is undefined before it is created, and changes the group. Deterministic: the
 * same commands at the same places make the same group, events and outcomes, wherever and whenever they are applied.
 */
export function applyCommand(group: Group | undefined, command: Command, place: Place): Applied {
  if (group === undefined) return create(command, place);
  const repeated = findOutcome(group, command);
  if (repeated !== undefined) return { group, outcome: repeated, ...nothing };
  const timeMs = Math.max(group.timeMs, place.timeMs);
  const decision: Decision = group.isClosed ? { code: 'no-such-group' } : decide(group, command, timeMs);
  return settle(group, command, { ...place, timeMs }, decision);
}

/** A creation that is refused leaves no trace: its repeat is refused for the same reason, which is in the command. */
function create({ actor, id, request }: Command, place: Place): Applied {
  if (request.kind !== 'create') return { group: undefined, outcome: noSuchGroup, ...nothing };
  const decision = decideCreation(actor, request);
  if (decision.kind === undefined) return { group: undefined, outcome: { kind: 'rejected', rejection: decision },
    ...nothing };
  const { name, description, settings } = request;
  const fields = { name, description, settings, seq: 0, n: 0, timeMs: 0, membershipEpoch: 0, created: place.position };
  return settle(new Group(fields), { actor, id, request }, place, decision);
}

function findOutcome({ outcomes, sends }: Group, { actor, id, request }: Command): Outcome | undefined {
  return request.kind === 'send' ? sends.find(actor, request.origin, id) : outcomes.find(actor, id);
}

function settle(group: Group, command: Command, { position, timeMs }: Place, decision: Decision): Applied {
  if (decision.kind === undefined) {
    return { group, past: [], ...remember(group, command, position, { kind: 'rejected', rejection: decision }) };
  }
  const counted = decision.kind === 'sent' && decision.message.counts ? 1 : 0;
  const event: GroupEvent = {
    seq: group.seq + 1,
    n: group.n + counted,
    timeMs,
    actor: command.actor,
    change: decision,
  };
  const past = group.evolve(event);
  const outcome: Outcome = { kind: 'accepted', seq: event.seq, n: event.n };
  return { group, event, past, ...remember(group, command, position, outcome) };
}

function remember(group: Group, { actor, id, request }: Command, position: number,
  outcome: Outcome): Pick<Applied, 'outcome' | 'remembered' | 'rememberedSend' | 'forgotten'> {
  if (request.kind === 'send') {
    const { device } = request.origin;
    return { outcome, rememberedSend: group.sends.add({ actor, device, id, position, outcome }), forgotten: [] };
  }
  const entry: Remembered = { actor, id, position, outcome };
  return { outcome, remembered: entry, forgotten: group.outcomes.add(entry) };
}
