import { useState } from 'preact/hooks';
import { goToProvider, type Provider } from '../session/index.ts';
import { ChatError } from '../sdk.ts';
import { providerWords } from '../words/account-problems.ts';
import { t } from '../words/t.ts';
import { FormProblem } from './password-form.tsx';

/** A button for each provider at which users sign in. */
export function ProviderButtons({ providers }: { readonly providers: readonly Provider[] }) {
  const [going, setGoing] = useState<string>();
  const [problem, setProblem] = useState<string>();
  if (providers.length === 0) return null;
  const go = async (name: string) => {
    setGoing(name);
    setProblem(undefined);
    try {
      await goToProvider(name);
    } catch (error) {
      setProblem(providerWords(ChatError.from(error)));
      setGoing(undefined);
    }
  };
  return (
    <div class="providers">
      {providers.map(({ name, label }) => (
        <button
          key={name} type="button" class="secondary wide" disabled={going !== undefined} onClick={() => void go(name)}
        >
          {going === name ? t('Opening {label} …', { label }) : t('Continue with {label}', { label })}
        </button>
      ))}
      <FormProblem words={problem} />
      <p class="or"><span>{t('or with a name and a password')}</span></p>
    </div>
  );
}
