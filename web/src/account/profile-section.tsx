import { useEffect, useRef, useState } from 'preact/hooks';
import type { Profile } from '../people/index.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Field } from '../parts/field.tsx';
import { FormProblem, useSubmit } from '../sign-in/index.ts';
import type { SectionProps } from './section-props.ts';
import { t } from '../words/t.ts';

interface Values {
  readonly displayName: string;
  readonly statusText: string;
  readonly listed: boolean;
}

/** The values of the form: those of the own profile, until they are changed here. */
function useProfile({ session, people }: SectionProps['open']) {
  const known = people.profileOf(session.user);
  const [values, setValues] = useState<Values>({
    displayName: known?.displayName ?? session.name, statusText: known?.statusText ?? '', listed: known?.listed ?? true,
  });
  const isChanged = useRef(false);
  const take = (own: Profile) => {
    const { displayName, statusText, listed = true } = own;
    people.remember([own]);
    setValues({ displayName, statusText, listed });
  };
  useEffect(() => {
    const answer = session.call<{ readonly profiles: readonly Profile[] }>('GetProfiles', { users: [session.user] });
    void answer.then(({ profiles: [own] }) => own && !isChanged.current && take(own), () => undefined);
  }, [session]);
  const save = async () => take((await session.call<{ readonly profile: Profile }>('UpdateProfile', values)).profile);
  const set = (next: Partial<Values>) => {
    isChanged.current = true;
    setValues({ ...values, ...next });
  };
  return { values, set, save };
}

/** What others see of the user. */
export function ProfileSection({ open }: SectionProps) {
  const { session } = open;
  const { values, set, save } = useProfile(open);
  const [isSaved, setSaved] = useState(false);
  const form = useSubmit('profile', async () => {
    await save();
    setSaved(true);
  });
  const change = (next: Partial<Values>) => {
    set(next);
    setSaved(false);
    form.clear();
  };
  return (
    <section class="panel" aria-labelledby="profile-title">
      <div class="profile-head">
        <Avatar id={session.user} name={values.displayName} />
        <div>
          <h2 id="profile-title">{t('Profile')}</h2>
          <p class="help">{t('Your name:')} <strong dir="ltr">@{session.name}</strong></p>
        </div>
      </div>
      <form noValidate onSubmit={(event) => void form.submit(event)}>
        <Field
          id="profile-displayName" label={t('Shown name')} autocomplete="name" maxLength={64} dir="auto"
          value={values.displayName}
          problem={form.problemOf('displayName')} onText={(displayName) => change({ displayName })}
        />
        <Field
          id="profile-statusText" label={t('Status')} autocomplete="off" maxLength={140} dir="auto"
          placeholder={t('At sea until Monday')}
          value={values.statusText} problem={form.problemOf('statusText')} onText={(statusText) => change({ statusText })}
        />
        <label class="choice">
          <input type="checkbox" checked={values.listed} onChange={({ currentTarget: { checked } }) => change({ listed: checked })} />
          <span>{t('Others find me by the beginning of my name')}</span>
        </label>
        <FormProblem words={form.problemOf()} />
        <div class="panel-actions">
          <button type="submit" class="primary" disabled={form.isBusy}>{t('Save')}</button>
          <span class="saved" role="status">{isSaved ? t('Saved.') : ''}</span>
        </div>
      </form>
    </section>
  );
}
