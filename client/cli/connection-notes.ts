import type { ChatError } from '@cecochat/contracts';
import type { SessionStatus } from '../session/index.ts';
import { describeFailure } from './failure.ts';

/** Says when the connection breaks and when it is there again; that a session is moved to another server is no news. */
export function connectionNotes(say: (line: string) => void): (status: SessionStatus, error: ChatError | undefined) => void {
  let away = false;
  return (status, error) => {
    if (status === 'waiting' && error !== undefined && !away) {
      away = true;
      say(`disconnected: ${describeFailure(error)}; trying again`);
    } else if (status === 'live' && away) {
      away = false;
      say('connected again');
    }
  };
}
