import type { ChatModel } from '../model/chat-model.ts';
import type { BubbleRow, ChangeRow, TimelineRow } from '../model/timeline-rows.ts';
import { dayWords } from '../words/dates.ts';
import { changeWords } from '../words/group-changes.ts';
import { Avatar } from './avatar.tsx';
import { BubblePlace, type BubbleHandlers } from './bubble.tsx';
import { t } from '../words/t.ts';

export interface RowProps {
  readonly row: TimelineRow;
  readonly model: ChatModel;
  readonly now: number;
  readonly handlers: BubbleHandlers;
  /** Bubbles have the name of their sender above them: in a group of users there are several. */
  readonly isNamed: boolean;
}

/** A message or a change, with the lines above it. */
export const Row = ({ row, now, ...rest }: RowProps) => (
  <>
    {row.dayMs !== undefined && <p class="day"><span>{dayWords(row.dayMs, now)}</span></p>}
    {row.isFirstNew && <p class="unread-line"><span>{t('New messages')}</span></p>}
    {row.kind === 'bubble' ? <Message {...rest} row={row} /> : <Change {...rest} row={row} />}
  </>
);

function Change({ row: { change, sender }, model }: Pick<RowProps, 'model'> & { readonly row: ChangeRow }) {
  const words = changeWords(change, { me: model.me, sender, nameOf: (user) => model.nameOf(user) });
  return <p class="change" dir="auto">{words}</p>;
}

function Message({ row, model, isNamed, handlers }: Omit<RowProps, 'row' | 'now'> & { readonly row: BubbleRow }) {
  const { bubble, sender, startsGroup, endsGroup } = row;
  const isOwn = sender === model.me;
  const name = model.nameOf(sender);
  return (
    <article class={`group${isOwn ? ' own' : ''}${startsGroup ? ' starts' : ''}`} aria-label={name}>
      {!isOwn && (endsGroup ? <Avatar id={sender} name={name} /> : <span class="no-avatar" />)}
      <div class="bubbles">
        {isNamed && !isOwn && startsGroup && <p class="sender" aria-hidden="true" dir="auto">{name}</p>}
        <BubblePlace {...{ bubble, isOwn, model, handlers }} />
      </div>
    </article>
  );
}
