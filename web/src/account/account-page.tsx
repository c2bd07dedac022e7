import type { Leaving } from '../open.ts';
import { Icon } from '../parts/icon.tsx';
import { useModel } from '../parts/use-model.ts';
import { t } from '../words/t.ts';
import { ContactsSection } from './contacts-section.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { PasswordSection } from './password-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import type { SectionProps } from './section-props.ts';
import { SessionsSection } from './sessions-section.tsx';

interface Props extends SectionProps {
  onLeave(how: Leaving): void;
}

/** The page of the own account. */
export function AccountPage({ open, onLeave }: Props) {
  const hasPassword = open.people.profileOf(open.session.user)?.hasPassword !== false;
  return (
    <>
      <header class="conversation-head">
        <a class="button round back" href="#/" aria-label={t('Back to the conversations')}><Icon name="back" /></a>
        <h1>{t('Your account')}</h1>
      </header>
      <div class="account" tabIndex={-1}>
        <ProfileSection open={open} />
        <PrivacySection open={open} />
        <ContactsSection open={open} />
        {hasPassword && <PasswordSection open={open} />}
        <SessionsSection open={open} />
        <section class="panel" aria-labelledby="leave-title">
          <h2 id="leave-title">{t('This browser')}</h2>
          <p class="help">{t('Signing out removes your messages from this browser. They stay in your account.')}</p>
          <div class="panel-actions">
            <button type="button" class="secondary" onClick={() => onLeave('switch')}>
              {t('Use another account in this tab')}
            </button>
            <button type="button" class="secondary" onClick={() => onLeave('sign-out')}>{t('Sign out')}</button>
          </div>
        </section>
        <DeleteAccount open={open} hasPassword={hasPassword} onDeleted={() => onLeave('deleted')} />
      </div>
    </>
  );
}

/** What others see of what the user does, on all devices. */
function PrivacySection({ open: { model, device } }: SectionProps) {
  useModel(model);
  const settings = model.userSettings;
  return (
    <section class="panel" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{t('Privacy')}</h2>
      <label class="choice">
        <input
          type="checkbox" checked={settings?.hasPrivateReceipts ?? false} disabled={settings === undefined}
          onChange={({ currentTarget: { checked } }) => void device.setUser({ hasPrivateReceipts: checked })}
        />
        <span>{t('Others do not see which messages you have read')}</span>
      </label>
    </section>
  );
}
