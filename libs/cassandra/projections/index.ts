import { conversations } from './conversations.ts';
import { history } from './history.ts';
import type { Projection } from './projection.ts';

export type { SettingColumn } from './conversation-rows.ts';
export { conversationsProjection } from './conversations.ts';
export type { LogEvent, LogReceipt, Projection } from './projection.ts';

/** What materialize writes. A new projection is a file in this folder and an entry here. */
export const projections: readonly Projection[] = [history, conversations];
