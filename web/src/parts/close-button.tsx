import { t } from '../words/t.ts';
import { Icon } from './icon.tsx';

/** Closes the dialog that it is in. */
export const CloseButton = () => (
  <button
    type="button" class="round" aria-label={t('Close')}
    onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}
  >
    <Icon name="close" />
  </button>
);
