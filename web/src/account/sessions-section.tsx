import { useEffect, useState } from 'preact/hooks';
import { ChatError } from '../sdk.ts';
import { fullWords } from '../words/dates.ts';
import { formProblem } from '../words/account-problems.ts';
import type { SectionProps } from './section-props.ts';
import { t } from '../words/t.ts';

interface SessionRow {
  readonly sessionId: string;
  readonly label: string;
  readonly usedAtMs: string;
  readonly current: boolean;
}

/** Where the user is signed in, and how to end that. */
export function SessionsSection({ open: { session } }: SectionProps) {
  const [rows, setRows] = useState<readonly SessionRow[]>();
  const [problem, setProblem] = useState<string>();
  const run = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setRows((await session.call<{ readonly sessions: readonly SessionRow[] }>('ListSessions', {})).sessions);
      setProblem(undefined);
    } catch (error) {
      setProblem(formProblem(ChatError.from(error)).words);
    }
  };
  useEffect(() => void run(async () => undefined), [session]);
  const end = (sessionId: string) => run(() => session.call('EndSession', { sessionId }));
  const others = rows?.filter(({ current }) => !current) ?? [];
  return (
    <section class="panel" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('Where you are signed in')}</h2>
      {problem !== undefined && <p class="form-problem" role="alert">{problem}</p>}
      <ul class="sessions">
        {rows?.map((row) => <Row key={row.sessionId} row={row} onEnd={() => void end(row.sessionId)} />)}
      </ul>
      {others.length > 1 && (
        <button
          type="button" class="secondary"
          onClick={() => void run(async () => {
            for (const { sessionId } of others) await session.call('EndSession', { sessionId });
          })}
        >
          {t('End all others')}
        </button>
      )}
    </section>
  );
}

const Row = ({ row: { label, usedAtMs, current }, onEnd }: { readonly row: SessionRow; onEnd(): void }) => (
  <li>
    <span class="session-words">
      <span class="session-name">{label === '' ? t('A device') : label}{current && <em> {t('This one')}</em>}</span>
      <span class="help">{t('Last used {time}', { time: fullWords(Number(usedAtMs)) })}</span>
    </span>
    {!current && (
      <button
        type="button" class="secondary" onClick={onEnd} aria-label={t('End the session of {name}', { name: label })}
      >
        {t('End')}
      </button>
    )}
  </li>
);
