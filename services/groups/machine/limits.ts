/** Bounds of a group: everything that a caller can make grow has one. */
export const limits = {
  members: 100_000,
  /** Members who can get the events of the group, and send. Above it there is no delivery, see docs/groups.md. */
  listedMembers: 256,
  /** Users of one command. */
  users: 1_000,
  /** Invitations and requests to join without an answer. */
  pending: 10_000,
  bans: 100_000,
  nameBytes: 200,
  descriptionBytes: 2_048,
  /** Of the id that a caller gives a command. */
  commandIdBytes: 64,
  /** A day. */
  slowModeSeconds: 86_400,
} as const;
