export { ChildKeeper, ForeignObject, viewChild, type ChildView } from './child-keeper.ts';
