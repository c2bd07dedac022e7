/** From the least rights to the most. A group has one owner. */
export const roles = ['reader', 'member', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);

/** Whether a member may remove, ban or change the role of another one. */
export const ranksAbove = (role: Role, other: Role): boolean => roles.indexOf(role) > roles.indexOf(other);

/** The least role that may invite: where all users may join, every member may point others to the group. */
export const leastToInvite = ({ joinPolicy }: Settings): Role => (joinPolicy === 'open' ? 'member' : 'admin');

/** The least role that may send. */
export const leastToSend = ({ announcementsOnly }: Settings): Role => (announcementsOnly ? 'admin' : 'member');

export const joinPolicies = ['open', 'invitation', 'approval'] as const;
/** Who may join: all users, invited users, or users whom an admin approves. Invited users always may. */
export type JoinPolicy = (typeof joinPolicies)[number];

export interface Settings {
  readonly joinPolicy: JoinPolicy;
  /** Only admins and the owner send. */
  readonly announcementsOnly: boolean;
  /** A member sends once in this time, admins and the owner whenever they like; 0: there is no such limit. */
  readonly slowModeSeconds: number;
}
