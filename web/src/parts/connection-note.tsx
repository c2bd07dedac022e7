import type { ChatModel } from '../model/chat-model.ts';
import { connectionNote } from '../words/problems.ts';
import { Icon } from './icon.tsx';
import { useModel, useNow, useOnline } from './use-model.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly model: ChatModel;
  onSignIn(): void;
}

/** A line about the connection, where there is something to say. */
export function ConnectionNoteLine({ model, onSignIn }: Props) {
  useModel(model);
  const isOnline = useOnline();
  const now = useNow(1_000);
  const troubledMs = model.troubledSinceMs === undefined ? 0 : now - model.troubledSinceMs;
  const note = connectionNote(model.connection, isOnline, troubledMs);
  return (
    <div class="connection-note-place" role="status">
      {note !== undefined && (
        <p class={`connection-note ${note.tone}`}>
          <Icon name={note.tone === 'calm' ? 'clock' : 'warning'} />
          <span>{note.words}</span>
          {note.action === 'sign-in' && <button type="button" class="link" onClick={onSignIn}>{t('Sign in')}</button>}
          {note.action === 'reload' && (
            <button type="button" class="link" onClick={() => location.reload()}>{t('Load again')}</button>
          )}
        </p>
      )}
    </div>
  );
}
