import { Avatar } from '../parts/avatar.tsx';
import type { Identity } from '../session/index.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly known: readonly Identity[];
  onChoose(identity: Identity): void;
}

/** Users who are signed in in this browser. */
export function KnownPeople({ known, onChoose }: Props) {
  if (known.length === 0) return null;
  return (
    <>
      <ul class="known" aria-label={t('Continue as')}>
        {known.map((identity) => (
          <li key={identity.user}>
            <button type="button" onClick={() => onChoose(identity)}>
              <Avatar id={identity.user} name={identity.name} />
              <span>{t('Continue as')} <strong dir="auto">{identity.name}</strong></span>
            </button>
          </li>
        ))}
      </ul>
      <p class="or"><span>{t('or as another user')}</span></p>
    </>
  );
}
