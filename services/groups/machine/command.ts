import type { Lineage, MessageId, Sequence, UserId } from '@cecochat/contracts';
import type { Role, Settings } from './roles.ts';

/** A message for the group: the machine passes its body on and never reads it. */
export interface Message {
  /** Number of the field of the body, which identifies the kind of event. */
  readonly kind: number;
  readonly body: Uint8Array;
  /** Whether it counts as unread for those who have not seen it. */
  readonly counts: boolean;
  /** `seq` of the message that the body names; 0 where it names none. */
  readonly about: number;
  /** Whether it does to the message of another user what only admins may do. */
  readonly moderates: boolean;
}

/** The identity of a send of the actor, as its device and its messaging server have named it. */
export interface SendOrigin {
  readonly messageId: MessageId;
  readonly device: string;
  readonly lineage: Lineage;
  readonly sequence: Sequence;
}

interface OfUser {
  readonly user: UserId;
}

interface OfUsers {
  readonly users: readonly UserId[];
}

type Nothing = Readonly<Record<never, never>>;

/** What a user asks of a group, by kind. */
interface Requests {
  /** `users` are the first members besides the creator, who is the owner. */
  create: OfUsers & { readonly name: string; readonly description: string; readonly settings: Settings };
  rename: { readonly name: string };
  describe: { readonly description: string };
  configure: { readonly settings: Settings };
  invite: OfUser;
  join: Nothing;
  /** Of a request to join. */
  approve: OfUser;
  /** Of a request to join, or of an invitation by the user who has it. */
  decline: OfUser;
  leave: Nothing;
  add: OfUsers;
  remove: OfUsers;
  ban: OfUser;
  unban: OfUser;
  'change-role': OfUser & { readonly role: Role };
  /** Of the ownership. */
  transfer: OfUser;
  send: { readonly message: Message; readonly origin: SendOrigin };
}

export type RequestKind = keyof Requests;
export type RequestOf<Kind extends RequestKind> = { readonly kind: Kind } & Requests[Kind];
export type Request = { [Kind in RequestKind]: RequestOf<Kind> }[RequestKind];

/** A record of the topic `groups`. */
export interface Command {
  readonly actor: UserId;
  /**
   * Given by the caller: a command with the id of an earlier one of the actor is that one again. Ids of sends are apart
   * for each device.
   */
  readonly id: string;
  readonly request: Request;
}

/** Where a command is in the log. */
export interface Place {
  /** Its position. */
  readonly position: number;
  /** The time that Kafka gave the record, in milliseconds of Unix time. */
  readonly timeMs: number;
}
