import type { Output } from '../session/index.ts';
import type { SessionHooks } from './session-parts.ts';

/** Outputs that the program is notified of, beside events and outcomes of sends. */
export type Notice = Extract<
  Output,
  {
    kind:
      | 'emit-repeat'
      | 'emit-receipt'
      | 'emit-typing'
      | 'emit-presence'
      | 'watch-refused'
      | 'gap'
      | 'group-gap'
      | 'unreadable';
  }
>;

type Notified = Pick<
  SessionHooks, 'onRepeat' | 'onReceipt' | 'onTyping' | 'onPresence' | 'onGap' | 'onGroupGap' | 'logger'
>;

type Notify = { readonly [Kind in Notice['kind']]: (hooks: Notified, notice: Extract<Notice, { kind: Kind }>) => void };

const each: Notify = {
  'emit-repeat': ({ onRepeat }, { event }) => onRepeat?.(event),
  'emit-receipt': ({ onReceipt }, { receipt }) => onReceipt?.(receipt),
  'emit-typing': ({ onTyping }, { typing }) => onTyping?.(typing),
  'emit-presence': ({ onPresence }, { presence }) => onPresence?.(presence),
  'watch-refused': ({ logger }, { error }) => logger?.warn({ err: error }, 'the list of watched users was refused'),
  gap: ({ onGap }, { gap }) => onGap?.(gap),
  'group-gap': ({ onGroupGap }, { gap }) => onGroupGap?.(gap),
  unreadable: ({ logger }, { offset, reason }) =>
    logger?.warn({ offset, reason }, 'a delivery is no event, passed over'),
};

export function notify(hooks: Notified, notice: Notice): void {
  (each[notice.kind] as (hooks: Notified, notice: Notice) => void)(hooks, notice);
}
