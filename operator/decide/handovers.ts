import type { Partition } from '@cecochat/contracts';
import type { Handover } from './committed.ts';
import { connectionsOn, wakeAt, warn, type Turn } from './turn.ts';
import { isEligible, isLost } from './health.ts';

/** A server that was to disconnect its devices has this long to report it. */
const cutGraceMs = 5_000;
/** A drain at the full rate takes this factor longer than the devices divided by the rate. */
const drainSlack = 1.5;

/** Advances the handovers in progress, and begins those that the target still needs. */
export function runHandovers(turn: Turn): void {
  if (turn.guarded) return;
  for (const [partition, handover] of [...turn.draft.handovers]) {
    if (handover.state === 'warming') advanceWarming(turn, partition, handover);
    else advanceDraining(turn, partition, handover);
  }
  beginHandovers(turn);
}

/** Partitions whose owner differs from the target, without a handover in progress. */
export function partitionsWaiting({ draft }: Turn): Partition[] {
  const { target } = draft.rest;
  if (target === undefined) return [];
  return target.owners.flatMap((to, index) => {
    const partition = index as Partition;
    return to !== draft.owners[index] && !draft.handovers.has(partition) ? [partition] : [];
  });
}

/** The new server takes the partition over once it has read the tail. */
function advanceWarming(turn: Turn, partition: Partition, handover: Handover): void {
  const { draft, nowMs, world } = turn;
  const { to, deadlineMs } = handover;
  if (draft.rest.target?.owners[partition] !== to) {
    draft.finishHandover(partition, 'cancelled', { atMs: nowMs, left: 0 });
    return;
  }
  const state = world.reports.get(to)?.report.partitions.get(partition)?.state;
  if (isEligible(turn, to) && (state === 'warm' || state === 'serving')) flip(turn, partition, handover);
  else if (nowMs >= deadlineMs) {
    draft.finishHandover(partition, 'cancelled', { atMs: nowMs, left: 0 });
    warn(turn, 'HandoverCancelled', `${to} did not read partition ${partition} in time`);
  } else wakeAt(turn, deadlineMs);
}

function flip(turn: Turn, partition: Partition, handover: Handover): void {
  const { draft, nowMs, spec } = turn;
  draft.assign(partition, handover.to);
  const devices = connectionsOn(turn, handover.from, partition);
  const leaving = devices + drainingDevices(turn, handover.from);
  const neededMs = (drainSlack * leaving * 1_000) / spec.handover.drainRate;
  const deadlineMs = nowMs + Math.max(spec.handover.deadlineMs, neededMs);
  draft.setHandover(partition, {
    ...handover, state: 'draining', epoch: draft.nextEpoch, devices, sinceMs: nowMs, deadlineMs,
  });
  wakeAt(turn, deadlineMs);
}

/** Devices that a server has yet to disconnect. */
function drainingDevices(turn: Turn, from: string): number {
  let devices = 0;
  for (const [partition, handover] of turn.draft.handovers) {
    if (handover.from === from && handover.state === 'draining') devices += connectionsOn(turn, from, partition);
  }
  return devices;
}

/** The handover ends once the old server has no device left; at the deadline it disconnects the remaining ones. */
function advanceDraining(turn: Turn, partition: Partition, { from, to, epoch, deadlineMs }: Handover): void {
  const { draft, nowMs, world } = turn;
  const report = world.reports.get(from)?.report;
  const left = connectionsOn(turn, from, partition);
  const isEmpty = report !== undefined && report.epoch >= epoch && left === 0;
  if (isEmpty) draft.finishHandover(partition, nowMs < deadlineMs ? 'moved' : 'cut', { atMs: nowMs, left: 0 });
  else if (nowMs >= deadlineMs + cutGraceMs) {
    draft.finishHandover(partition, 'cut', { atMs: nowMs, left });
    warn(turn, 'HandoverCut', `${left} devices of partition ${partition} had not left ${from} for ${to} in time`);
  } else wakeAt(turn, deadlineMs + cutGraceMs);
}

function beginHandovers(turn: Turn): void {
  const { draft, spec, nowMs } = turn;
  let room = spec.handover.maxInFlight - draft.handovers.size;
  for (const partition of partitionsWaiting(turn)) {
    if (room <= 0) return;
    const [from, to] = [draft.owners[partition], draft.rest.target?.owners[partition]];
    if (to === undefined || !isEligible(turn, to)) continue;
    if (from === undefined) draft.assign(partition, to);
    else if (!isLost(turn, from)) {
      const deadlineMs = nowMs + spec.handover.deadlineMs;
      const devices = connectionsOn(turn, from, partition);
      draft.setHandover(partition, {
        from, to, state: 'warming', epoch: draft.nextEpoch, sinceMs: nowMs, beganMs: nowMs, deadlineMs, devices,
      });
      wakeAt(turn, deadlineMs);
      room--;
    }
  }
}
