import type { Output } from '../session/index.ts';
import type { SessionHooks } from './session-parts.ts';

/** Outputs that the program is notified of, beside events and outcomes of sends. */
export type Notice = Extract<Output, { kind: 'emit-repeat' | 'emit-receipt' | 'gap' | 'group-gap' | 'unreadable' }>;

type Notified = Pick<SessionHooks, 'onRepeat' | 'onReceipt' | 'onGap' | 'onGroupGap' | 'logger'>;

export function notify(hooks: Notified, notice: Notice): void {
  switch (notice.kind) {
    case 'emit-repeat': return hooks.onRepeat?.(notice.event);
    case 'emit-receipt': return hooks.onReceipt?.(notice.receipt);
    case 'gap': return hooks.onGap?.(notice.gap);
    case 'group-gap': return hooks.onGroupGap?.(notice.gap);
    case 'unreadable': return warn(hooks, notice);
  }
}

const warn = ({ logger }: Notified, { offset, reason }: Extract<Notice, { kind: 'unreadable' }>): void =>
  logger?.warn({ offset, reason }, 'a delivery is no event, passed over');
