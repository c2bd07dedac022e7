import { useState } from 'preact/hooks';
import { canNotify, choose, currentChoice, type NoticeChoice } from '../notifications/index.ts';
import { Icon } from '../parts/icon.tsx';
import { chooseTheme, currentTheme } from '../theme.ts';
import { chooseLanguage, currentLanguage, languages, type Language } from '../words/language.ts';
import { ChoiceField } from './choice-field.tsx';
import { t } from '../words/t.ts';

/** What the user may choose about this browser. */
export const SettingsPage = () => (
  <>
    <header class="conversation-head">
      <a class="button round back" href="#/" aria-label={t('Back to the conversations')}><Icon name="back" /></a>
      <h1>{t('Settings')}</h1>
    </header>
    <div class="account" tabIndex={-1}>
      <Appearance />
      <LanguageChoice />
      <Notifications />
    </div>
  </>
);

function Appearance() {
  const [theme, setTheme] = useState(currentTheme());
  return (
    <section class="panel" aria-labelledby="appearance-title">
      <h2 id="appearance-title">{t('Appearance')}</h2>
      <ChoiceField
        name="theme" label={t('Theme')} value={theme} choices={[
          { value: 'system', label: t('As the system') }, { value: 'light', label: t('Light') },
          { value: 'dark', label: t('Dark') },
        ]}
        onChoose={(next) => {
          chooseTheme(next);
          setTheme(next);
        }}
      />
    </section>
  );
}

const languageNames = Object.keys(languages) as Language[];

function LanguageChoice() {
  const [hasFailed, setFailed] = useState(false);
  const take = (next: Language) => void chooseLanguage(next).then(() => setFailed(false), () => setFailed(true));
  return (
    <section class="panel" aria-labelledby="language-title">
      <h2 id="language-title">{t('Language')}</h2>
      <ChoiceField
        name="language" label={t('Language of the page')} value={currentLanguage()} onChoose={take}
        choices={languageNames.map((value) => ({ value, label: languages[value].name, lang: value }))}
      />
      {hasFailed && (
        <p class="problem" role="alert">
          {t('The words of this language could not be loaded. Try again with a network.')}
        </p>
      )}
    </section>
  );
}

function Notifications() {
  const [choice, setChoice] = useState(currentChoice());
  const [isRefused, setRefused] = useState(false);
  const take = async (next: NoticeChoice) => {
    const taken = await choose(next);
    setRefused(taken !== next);
    setChoice(taken);
  };
  return (
    <section class="panel" aria-labelledby="notifications-title">
      <h2 id="notifications-title">{t('Notifications')}</h2>
      <p class="help">
        {canNotify()
          ? t('For messages that arrive while no page of CecoChat is in view.')
          : t('This browser has no notifications.')}
      </p>
      <ChoiceField
        name="notifications" label={t('What they show')} value={choice} isDisabled={!canNotify()} choices={[
          { value: 'off', label: t('No notifications') },
          { value: 'names', label: t('Who has written'), help: t('The text stays private.') },
          { value: 'texts', label: t('Who has written, and the text') },
        ]}
        onChoose={(next) => void take(next)}
      />
      {isRefused && (
        <p class="problem" role="alert">
          {t('The browser does not allow notifications of this page. Allow them in its settings first.')}
        </p>
      )}
    </section>
  );
}
