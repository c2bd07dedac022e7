import type { Member } from './committed.ts';
import { tell, wakeAt, warn, type Health, type Turn } from './turn.ts';
import type { Process, Report, SeenReport } from './world.ts';

/** Deaths within this long count as flapping. */
const flappingWindowMs = 600_000;
const flappingDeaths = 3;
/** A server that flaps serves nothing until it was healthy for this long, twice as long for every death more. */
const quarantineMs = 60_000;
const longestQuarantineMs = 600_000;

/** Looks at every member, and notes deaths and returns. */
export function assessHealth(turn: Turn): void {
  for (const [name, member] of turn.draft.members) turn.health.set(name, healthOf(turn, name, member));
  turn.braked = isBraked(turn);
  for (const [name, member] of [...turn.draft.members]) {
    const health = turn.health.get(name);
    if (health?.kind === 'healthy') noteHealthy(turn, name, member, health.report);
    else if (health !== undefined && isLost(turn, name)) noteDeath(turn, name, member, health.kind);
  }
  if (turn.braked) warn(turn, 'ReportsLost', 'more than half of the servers stopped reporting at once: nothing is moved because of it');
}

function healthOf(turn: Turn, name: string, member: Member): Health {
  const process = turn.world.processes.get(name);
  const wasHealthy = member.incarnation !== undefined;
  if (!process?.up) return { kind: wasHealthy ? 'dead' : 'starting' };
  const seen = reportOf(turn, name, member);
  if (wasHealthy && isUnreachable(turn, name, seen)) return { kind: 'unreachable' };
  const late = isLate(turn, seen);
  if (seen !== undefined && !late) return reporting(process, seen.report);
  if (!wasHealthy) return { kind: 'starting' };
  return { kind: late ? 'unheard' : 'quiet' };
}

/**
 * Its report is older than the lease and it does not answer. That holds for an operator that has just begun to watch as well: it
 * knows the age of reports, and others that answer show that it is not the asking that fails.
 */
function isUnreachable({ world: { answers }, nowMs, spec }: Turn, name: string, seen: SeenReport | undefined): boolean {
  return nowMs - freshnessOf(seen) > spec.leaseMs && answers.get(name) === false && [...answers.values()].includes(true);
}

/** What the member reports; what was there before it was a member is of the one that had the name before. */
function reportOf({ world }: Turn, name: string, { incarnation, sinceMs }: Member): SeenReport | undefined {
  const seen = world.reports.get(name);
  const isOlder = seen !== undefined && incarnation === undefined && seen.freshMs <= sinceMs;
  return isOlder ? undefined : seen;
}

const reporting = ({ stopping }: Process, report: Report): Health => ({ kind: report.draining || stopping ? 'draining' : 'healthy', report });

/** One that was never seen is older than all. */
const freshnessOf = (seen: SeenReport | undefined): number => seen?.freshMs ?? Number.NEGATIVE_INFINITY;

/** Whether nothing was heard for longer than the lease; this operator cannot miss what came before it watched. */
function isLate(turn: Turn, seen: SeenReport | undefined): boolean {
  const dueMs = Math.max(freshnessOf(seen), turn.world.observingSinceMs) + turn.spec.leaseMs;
  wakeAt(turn, dueMs + 1);
  return turn.nowMs > dueMs;
}

function noteHealthy(turn: Turn, name: string, member: Member, { incarnation, address }: Report): void {
  const { draft, nowMs } = turn;
  const isSame = member.incarnation === incarnation;
  const isKnown = isSame && member.healthySinceMs !== undefined;
  if (isKnown && member.address === address) return;
  draft.updateMember(name, {
    incarnation,
    address,
    healthySinceMs: isKnown ? member.healthySinceMs : nowMs,
    ...(hasDiedUnseen(turn, name, member, isSame) && { deathsMs: withDeath(member, nowMs) }),
  });
  if (member.incarnation !== undefined && !isKnown) tell(turn, 'ServerReturned', `${name} is back`);
}

/** Whether it was started again before anybody noticed. A process that never was did not die: everything was stopped and started. */
function hasDiedUnseen({ world }: Turn, name: string, { incarnation, healthySinceMs }: Member, isSame: boolean): boolean {
  return !isSame && incarnation !== undefined && healthySinceMs !== undefined && (world.processes.get(name)?.restarts ?? 0) > 0;
}

function noteDeath(turn: Turn, name: string, member: Member, kind: Health['kind']): void {
  if (member.healthySinceMs === undefined) return;
  turn.draft.updateMember(name, { healthySinceMs: undefined, deathsMs: withDeath(member, turn.nowMs) });
  warn(turn, 'ServerLost', `${name} ${kind === 'dead' ? 'does not run any more' : `has not reported for ${turn.spec.leaseMs / 1000} s`}${kind === 'unreachable' ? ', and does not answer' : ''}`);
}

function withDeath(member: Member, nowMs: number): readonly number[] {
  return [...member.deathsMs.filter((atMs) => nowMs - atMs < flappingWindowMs), nowMs];
}

/**
 * Of the servers that run, serve partitions and may be there, more than half do not report. Leases end one after the other even when all
 * reports stopped at once, so that once the first has ended, those count that have been silent for half of theirs.
 */
function isBraked(turn: Turn): boolean {
  let [serving, silent, unheard] = [0, 0, 0];
  for (const [name, { kind }] of turn.health) {
    if (kind === 'dead' || kind === 'unreachable' || kind === 'starting' || turn.draft.ownedBy(name).size === 0) continue;
    serving++;
    if (kind === 'unheard') unheard++;
    if (isSilent(turn, name)) silent++;
  }
  return unheard > 0 && silent * 2 > serving;
}

function isSilent({ world, spec, nowMs }: Turn, name: string): boolean {
  const heardMs = Math.max(freshnessOf(world.reports.get(name)), world.observingSinceMs);
  return nowMs - heardMs > silentAfterMs(spec.leaseMs);
}

/** A server that has not reported for this long is silent: it is not lost yet, and shells that can do so ask it whether it is there. */
export const silentAfterMs = (leaseMs: number): number => leaseMs / 2;

/** Whether the server is lost: its partitions are for others. */
export function isLost(turn: Turn, name: string): boolean {
  const health = turn.health.get(name);
  if (health === undefined) return !turn.draft.members.has(name); // One that was added just now is only not there yet.
  return health.kind === 'dead' || health.kind === 'unreachable' || (health.kind === 'unheard' && !turn.braked);
}

/** Whether somebody else told the server to stop: it serves on until it has handed everything over, for a while. */
export function isToldToStop({ health }: Turn, name: string): boolean {
  return health.get(name)?.kind === 'draining';
}

/** Whether the server can be given partitions. */
export function isEligible(turn: Turn, name: string): boolean {
  const member = turn.draft.members.get(name);
  if (member?.healthySinceMs === undefined || turn.health.get(name)?.kind !== 'healthy') return false;
  const quarantine = quarantineOf(member, turn.nowMs);
  if (quarantine === 0) return true; // Also when the clock of the operator that saw it get healthy was ahead.
  const readyMs = member.healthySinceMs + quarantine;
  wakeAt(turn, readyMs);
  return turn.nowMs >= readyMs;
}

/** How long a server has to be healthy before it serves, in milliseconds. */
export function quarantineOf({ deathsMs }: Member, nowMs: number): number {
  const recent = deathsMs.filter((atMs) => nowMs - atMs < flappingWindowMs).length;
  if (recent < flappingDeaths) return 0;
  return Math.min(longestQuarantineMs, quarantineMs * 2 ** (recent - flappingDeaths));
}
