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
