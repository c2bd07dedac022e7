/** From the least rights to the most, as the service has them. */
const roles = ['reader', 'member', 'admin', 'owner'] as const;

const rankOf = (role: string | undefined): number => roles.findIndex((each) => each === role);

/** Pure: whether a member with the role may rename the group, and add members. */
export const mayManage = (role: string | undefined): boolean => rankOf(role) >= rankOf('admin');

/** Pure: whether a member may remove another one, and give it another role. */
export const mayChange = (role: string | undefined, other: string): boolean => mayManage(role) && rankOf(role) > rankOf(other);

/** Pure: the roles that a member with the role can give. Only the owner makes admins. */
export const rolesToGive = (role: string | undefined): readonly string[] =>
  (role === 'owner' ? ['reader', 'member', 'admin'] : ['reader', 'member']);

/** Pure: whether a member with the role may send. */
export const maySend = (role: string | undefined, announcementsOnly: boolean): boolean =>
  rankOf(role) >= rankOf(announcementsOnly ? 'admin' : 'member');
