import type { ChatError, Partition, UserId } from '@cecochat/contracts';
import type { OutgoingSend, ReceivedEvent } from '../../client/session/index.ts';
import type { Committed, Report } from '../../operator/decide/index.ts';
import type { Routing } from './models/routing.ts';

/**
 * How a device lost a stream.
 * - server: its server ended it
 * - death: its server's process ended
 * - network: the connection broke, or could not be made
 */
export type Loss = 'server' | 'death' | 'network';

export interface SeenDevice {
  readonly site: string;
  readonly user: UserId;
  readonly name: string;
  readonly partition: Partition;
  /** Lineage of the sequences of its sends; undefined until a server has assigned it. */
  readonly lineage: number | undefined;
}

export interface SeenServer {
  readonly name: string;
  readonly incarnation: string;
  readonly ownership: { readonly epoch: number };
}

/** Notified of every step that a rule covers, in the moment in which it is taken. */
export interface Witness {
  /** A rule is broken: the expected state, and the state found. */
  fail(rule: string, found: string): void;
  committed(before: Committed | undefined, next: Committed): void;
  /** A routing was published over one of the epoch `held`. */
  published(held: number, routing: Routing): void;
  /** A site has read a routing. */
  sawRouting(who: string, routing: Routing): void;
  /** The routing was edited manually: rules do not apply to this epoch. */
  edited(epoch: number): void;
  /** A server follows another epoch than `before`. */
  followed(server: SeenServer, before: number): void;
  reported(name: string, report: Report): void;
  /** A server was asked to stop. */
  stopped(name: string): void;
  /** A server accepted a device, which came with an epoch. */
  accepted(server: SeenServer, device: SeenDevice, listenEpoch: number): void;
  /** A server allowed a device to open its stream now. */
  gaveTurn(server: SeenServer): void;
  /** A server redirected a device. */
  sentAway(server: SeenServer, device: SeenDevice): void;
  /** A server ended the stream of a device because of its partition. */
  cut(server: SeenServer, device: SeenDevice): void;
  /** A device was notified that its stream is open. */
  opened(device: SeenDevice, at: { readonly server: string; readonly epoch: number; readonly position: number }): void;
  /** A device lost a stream on which it was ready, and has `others` more. */
  lost(device: SeenDevice, loss: Loss, others: number): void;
  /** A device ended such a stream, perhaps because it refused a send for now. */
  left(device: SeenDevice, why: { readonly wasRejected: boolean; readonly others: number }): void;
  appended(
    partition: number,
    offset: number,
    record: {
      readonly sender: UserId;
      readonly device: string;
      readonly lineage: number;
      readonly sequence: number;
      readonly receiver: UserId;
    },
  ): void;
  acknowledged(device: SeenDevice, send: OutgoingSend): void;
  refused(device: SeenDevice, send: OutgoingSend, error: ChatError): void;
  shown(device: SeenDevice, event: ReceivedEvent): void;
  /** Redis lost its windows of earlier sends, or was unreachable: a repeated send may look like a new one. */
  windowsLost(): void;
}
