export { ChildKeeper, ForeignObject } from './child-keeper.ts';
export { viewChild, type ChildView } from './child-view.ts';
