export { changeGroup, type ChangeContext } from './change-group.ts';
export { getGroup, getMembers, getMyGroups } from './read-groups.ts';
