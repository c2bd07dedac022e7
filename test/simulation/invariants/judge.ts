import type { ChatError } from '@cecochat/contracts';
import type { OutgoingSend, ReceivedEvent } from '../../../client/session/index.ts';
import type { Committed, Report } from '../../../operator/decide/index.ts';
import type { Routing } from '../models/routing.ts';
import type { Scenario } from '../scenario.ts';
import type { Timeline } from '../timeline.ts';
import type { Loss, SeenDevice, SeenServer, Witness } from '../witness.ts';
import { describeCommit } from './describe-commit.ts';
import { Disconnects } from './disconnects.ts';
import { Epochs } from './epochs.ts';
import { Members } from './members.ts';
import { Moves } from './moves.ts';
import { Promises } from './promises.ts';
import { Reports } from './reports.ts';

export interface Violation {
  readonly atMs: number;
  /** What should have been so. */
  readonly rule: string;
  /** What was so instead. */
  readonly found: string;
}

/** Checks every step of a simulation, and records the broken rule. */
export class Judge implements Witness {
  readonly violations: Violation[] = [];
  readonly epochs: Epochs;
  readonly promises: Promises;
  readonly disconnects: Disconnects;
  readonly moves: Moves;
  readonly members: Members;
  readonly reports: Reports;
  readonly #clock: () => number;
  readonly #timeline: Timeline;
  #committed: Committed | undefined;

  constructor(scenario: Scenario, clock: () => number, timeline: Timeline) {
    [this.#clock, this.#timeline] = [clock, timeline];
    const fail = this.fail.bind(this);
    this.reports = new Reports(clock);
    this.epochs = new Epochs(fail, scenario.spec.handover.drainRate);
    this.promises = new Promises(fail, scenario);
    this.disconnects = new Disconnects({ fail, clock, scenario, epochs: this.epochs });
    this.members = new Members(fail);
    this.moves = new Moves(fail, this.reports);
  }

  fail(rule: string, found: string): void {
    this.#timeline.note(() => `BROKEN: ${rule}: ${found}`);
    this.violations.push({ atMs: this.#clock(), rule, found });
  }

  committed(before: Committed | undefined, next: Committed): void {
    this.#committed = next;
    this.#timeline.note(() => describeCommit(before, next));
    this.epochs.committed(before, next);
    if (before === undefined) return;
    this.moves.committed(before, next);
    this.members.committed(before, next);
  }

  published(held: number, routing: Routing): void {
    this.epochs.published(held, routing);
  }

  sawRouting(who: string, routing: Routing): void {
    this.epochs.seen(who, routing);
  }

  edited(epoch: number): void {
    this.epochs.edited(epoch);
  }

  followed(server: SeenServer, before: number): void {
    this.epochs.followed(server, before);
  }

  reported(name: string, report: Report): void {
    this.reports.add(name, report);
  }

  stopped(name: string): void {
    const member = this.#committed?.members.get(name);
    if (member === undefined) return;
    const count = this.#committed?.owners.filter((owner) => owner === name).length;
    this.fail('a server that is to run is not stopped', `${name} is ${member.role} and has ${count} partitions`);
  }

  accepted(server: SeenServer, device: SeenDevice, listenEpoch: number): void {
    this.epochs.accepted(server, device, listenEpoch);
  }

  gaveTurn(server: SeenServer): void {
    this.disconnects.gaveTurn(server);
  }

  sentAway(server: SeenServer, device: SeenDevice): void {
    this.disconnects.sentAway(server, device);
  }

  cut(server: SeenServer, device: SeenDevice): void {
    this.disconnects.cut(server, device);
  }

  opened(device: SeenDevice, { server, epoch, position }: Parameters<Witness['opened']>[1]): void {
    this.epochs.heard(device, epoch);
    this.promises.opened(device, position);
    this.disconnects.opened(device, server);
  }

  lost(device: SeenDevice, loss: Loss, others: number): void {
    this.disconnects.lost(device, loss, others);
  }

  left(device: SeenDevice, why: Parameters<Witness['left']>[1]): void {
    this.disconnects.left(device, why);
  }

  appended(partition: number, offset: number, record: Parameters<Witness['appended']>[2]): void {
    this.promises.appended(partition, offset, record);
  }

  acknowledged(device: SeenDevice, send: OutgoingSend): void {
    this.promises.acknowledged(device, send);
  }

  refused(device: SeenDevice, send: OutgoingSend, error: ChatError): void {
    this.promises.refused(device, send, error);
  }

  shown(device: SeenDevice, event: ReceivedEvent): void {
    this.promises.shown(device, event);
  }

  windowsLost(): void {
    this.promises.windowsLost = true;
  }
}
