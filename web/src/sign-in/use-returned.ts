import { useEffect, useState } from 'preact/hooks';
import { AccountSession, takeReturned, type Session } from '../session/index.ts';
import { ChatError } from '../sdk.ts';
import { providerWords } from '../words/account-problems.ts';
import { rememberVisit } from './visits.ts';

interface Outcomes {
  onSession(session: Session): void;
  /** In words. */
  onProblem(reason: string): void;
}

/** Takes the user who comes back from a provider; true until that is decided. */
export function useReturned({ onSession, onProblem }: Outcomes): boolean {
  const [returned, setReturned] = useState(takeReturned);
  useEffect(() => {
    if (returned === undefined) return;
    const end = returned.kind === 'signed-in'
      ? AccountSession.adopt(returned.user)
      : Promise.reject(new ChatError(returned.code, 'the sign-in was not completed'));
    void end.then(
      (session) => {
        rememberVisit();
        onSession(session);
      },
      (error: unknown) => onProblem(providerWords(ChatError.from(error))),
    ).then(() => setReturned(undefined));
  }, [returned]);
  return returned !== undefined;
}
