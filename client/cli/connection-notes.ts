import type { ChatError } from '@cecochat/contracts';
import type { SessionStatus } from '@cecochat/client-node';
import { describeFailure } from './failure.ts';

/** Reports when the connection breaks and when it is back; a move to another server is not reported. */
export function connectionNotes(
  say: (line: string) => void,
): (status: SessionStatus, error: ChatError | undefined) => void {
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
