import { ChatError } from '@cecochat/contracts';
import { maxSkip, type Refused } from '../log/device-window.ts';

const codes = { behind: 'behind-window', reused: 'sequence-reused', ahead: 'invalid-argument' } as const;

const messages = {
  behind: 'sequence is too far behind the last one accepted,',
  reused:
    'sequence was used for another message, or counts in numbers that another process began again; each process ' +
    'needs a device name of its own; the last sequence accepted is',
  ahead: `sequence must be at most ${maxSkip} above the last one accepted,`,
} as const;

/** The error for the device whose send is refused. */
export function refusal({ kind, last }: Refused): ChatError {
  return new ChatError(codes[kind], `${messages[kind]} ${last}`, { field: 'sequence', lastSequence: last });
}
