import type { Member } from './committed.ts';
import { tell, wakeAt, warn, type Health, type Turn } from './turn.ts';
import type { Process, Report, SeenReport } from './world.ts';

/** Deaths within this window count as flapping. */
const flappingWindowMs = 600_000;
const flappingDeaths = 3;
/** A server that flaps serves nothing until it was healthy for this long, twice as long for every further death. */
const quarantineMs = 60_000;
const longestQuarantineMs = 600_000;

/** Assesses every member, and records deaths and returns. */
export function assessHealth(turn: Turn): void {
  for (const [name, member] of turn.draft.members) turn.health.set(name, healthOf(turn, name, member));
  turn.guarded = isMassFailure(turn);
  noteClocks(turn);
  for (const [name, member] of [...turn.draft.members]) {
    const health = turn.health.get(name);
    if (health?.kind === 'healthy') noteHealthy(turn, name, member, health.report);
    else if (health !== undefined && isLost(turn, name)) noteDeath(turn, name, member, health.kind);
  }
  if (turn.guarded)
    warn(
      turn, 'ReportsLost', 'more than half of the servers stopped reporting at once: nothing is moved because of it',
    );
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
 * Its report is older than the lease and it does not answer. That holds for a newly started operator as well: the age
 * of reports is available to it, and answers of other servers show that the questions themselves arrive. A server
 * without a report may have started together with the operator: its lease begins with the operator's watch.
 */
function isUnreachable(
  { world: { answers, observingSinceMs }, nowMs, spec }: Turn, name: string, seen: SeenReport | undefined,
): boolean {
  return (
    nowMs - (seen?.freshMs ?? observingSinceMs) > spec.leaseMs &&
    answers.get(name) === false &&
    [...answers.values()].includes(true)
  );
}

/** The report of the member. A report from before it was a member belongs to the earlier one of that name. */
function reportOf({ world }: Turn, name: string, { incarnation, sinceMs }: Member): SeenReport | undefined {
  const seen = world.reports.get(name);
  const isOlder = seen !== undefined && incarnation === undefined && seen.freshMs <= sinceMs;
  return isOlder ? undefined : seen;
}

const reporting = ({ stopping }: Process, report: Report): Health => ({
  kind: report.draining || stopping ? 'draining' : 'healthy', report,
});

/** A server without a report is older than all. */
const freshnessOf = (seen: SeenReport | undefined): number => seen?.freshMs ?? Number.NEGATIVE_INFINITY;

/**
 * Whether no report came for longer than the lease, counted from the start of this operator's watch at the earliest.
 */
function isLate(turn: Turn, seen: SeenReport | undefined): boolean {
  const dueMs = Math.max(freshnessOf(seen), turn.world.observingSinceMs) + turn.spec.leaseMs;
  wakeAt(turn, dueMs + 1);
  return turn.nowMs > dueMs;
}

function noteHealthy(turn: Turn, name: string, member: Member, report: Report): void {
  const { incarnation, address, webSocketAddress } = report;
  const { draft, nowMs } = turn;
  const isSame = member.incarnation === incarnation;
  const isKnown = isSame && member.healthySinceMs !== undefined;
  if (isKnown && member.address === address && member.webSocketAddress === webSocketAddress) return;
  draft.updateMember(name, {
    incarnation,
    address,
    webSocketAddress,
    healthySinceMs: isKnown ? member.healthySinceMs : nowMs,
    ...(hasDiedUnseen(turn, name, member, isSame) && { deathsMs: withDeath(member, nowMs) }),
  });
  if (member.incarnation !== undefined && !isKnown) tell(turn, 'ServerReturned', `${name} is back`);
}

/**
 * Whether it restarted between two observations. A process without restarts did not die: the whole platform was
 * restarted.
 */
function hasDiedUnseen(
  { world }: Turn, name: string, { incarnation, healthySinceMs }: Member, isSame: boolean,
): boolean {
  return (
    !isSame &&
    incarnation !== undefined &&
    healthySinceMs !== undefined &&
    (world.processes.get(name)?.restarts ?? 0) > 0
  );
}

function noteDeath(turn: Turn, name: string, member: Member, kind: Health['kind']): void {
  if (member.healthySinceMs === undefined) return;
  turn.draft.updateMember(name, { healthySinceMs: undefined, deathsMs: withDeath(member, turn.nowMs) });
  warn(
    turn,
    'ServerLost',
    `${name} ${kind === 'dead' ? 'does not run any more' : `has not reported for ${turn.spec.leaseMs / 1000} s`}${
      kind === 'unreachable' ? ', ' + 'and does not answer' : ''
    }`,
  );
}

function withDeath(member: Member, nowMs: number): readonly number[] {
  return [...member.deathsMs.filter((atMs) => nowMs - atMs < flappingWindowMs), nowMs];
}

/**
 * More than half of the servers that run, serve partitions and may be there do not report. Idle servers do not count:
 * after a failure of the reporting, they may be the first to report again. The direct question detects a lost server
 * even when few others serve, see `isUnreachable`. Leases end one after the other even when all reports stop at once.
 * Once the first has ended, servers count that have been silent for half of their lease.
 */
function isMassFailure(turn: Turn): boolean {
  let [serving, silent, unheard] = [0, 0, 0];
  for (const [name, { kind }] of turn.health) {
    if (kind === 'dead' || kind === 'unreachable' || kind === 'starting' || turn.draft.ownedBy(name).size === 0)
      continue;
    serving++;
    if (kind === 'unheard') unheard++;
    if (isSilent(turn, name)) silent++;
  }
  return unheard > 0 && silent * 2 > serving;
}

function noteClocks(turn: Turn): void {
  const off = clocksOff(turn);
  const right = [...turn.health.values()].filter(({ kind }) => kind === 'healthy').length - off.length;
  if (off.length === 0) return;
  const isRedis = right <= off.length;
  if (!isRedis) for (const { name } of off) turn.clocksOff.add(name);
  // Without figures, which differ in every report: one Event for a state that continues.
  const names = off.map(({ name }) => name).join(', ');
  warn(
    turn, isRedis ? 'MostClocksOff' : 'ClockOff',
    `clocks are off by more than a second, compared with that of redis: ${names}`,
  );
}

/** Healthy servers whose clocks are off, and by how much, in milliseconds. */
export function clocksOff({ health }: Turn): { readonly name: string; readonly offMs: number }[] {
  return [...health].flatMap(([name, each]) =>
    each.kind === 'healthy' && each.report.clockOffMs !== undefined ? [{ name, offMs: each.report.clockOffMs }] : [],
  );
}

function isSilent({ world, spec, nowMs }: Turn, name: string): boolean {
  const heardMs = Math.max(freshnessOf(world.reports.get(name)), world.observingSinceMs);
  return nowMs - heardMs > silentAfterMs(spec.leaseMs);
}

/**
 * A server that has not reported for this long is silent: it is not lost yet, and shells that support it ask it
 * directly.
 */
export const silentAfterMs = (leaseMs: number): number => leaseMs / 2;

/** Whether the server is lost: its partitions go to others. */
export function isLost(turn: Turn, name: string): boolean {
  const health = turn.health.get(name);
  if (health === undefined) return !turn.draft.members.has(name); // A new member has not been assessed yet.
  return health.kind === 'dead' || health.kind === 'unreachable' || (health.kind === 'unheard' && !turn.guarded);
}

/**
 * Whether the server was asked to stop from outside: it keeps serving for a while, until it has handed everything over.
 */
export function isToldToStop({ health }: Turn, name: string): boolean {
  return health.get(name)?.kind === 'draining';
}

/** Whether the server can be given partitions. */
export function isEligible(turn: Turn, name: string): boolean {
  const member = turn.draft.members.get(name);
  if (member?.healthySinceMs === undefined || turn.health.get(name)?.kind !== 'healthy' || turn.clocksOff.has(name))
    return false;
  const quarantine = quarantineOf(member, turn.nowMs);
  if (quarantine === 0) return true; // Even when the clock of the operator that saw it become healthy was ahead.
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
