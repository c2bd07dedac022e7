import type { AccountSession } from '@cecochat/client-node';
import { Argument, type Command } from 'commander';
import { addUserOptions, type UserOptions } from '../options.ts';
import { writeLine, jsonLine, visible, dateAndTime } from '../output.ts';
import { formatTable } from '../table.ts';
import { asCaller } from './caller.ts';

type SessionsOptions = UserOptions & { readonly json?: boolean };

export function registerSessions(program: Command): void {
  const sessions = program
    .command('sessions')
    .description('List the sessions of the account on all machines, or end one.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat sessions\n  $ ./cecochat sessions list --user ann --json\n  $ ./cecochat ' +
        'sessions end ID',
    );
  addUserOptions(sessions.command('list', { isDefault: true }))
    .description('List the sessions of the account.')
    .option('--json', 'print each as a line of JSON')
    .action((options: SessionsOptions) => asCaller(options, async ({ accounts }) => {
      const all = await accounts.sessions();
      if (options.json === true) for (const each of all) await writeLine(jsonLine(asJson(each)));
      else
        for (const line of formatTable(['SESSION', 'LABEL', 'SINCE', 'USED', 'ENDS'], all.map(rowOf)))
          await writeLine(line);
    }));
  addUserOptions(sessions.command('end'))
    .description('End a session: it has to sign in again.')
    .addArgument(new Argument('<session>', 'id of the session'))
    .action((id: string, options: UserOptions) => asCaller(options, async ({ accounts }) => {
      await accounts.endSession(id);
      await writeLine(`session ${visible(id)} has ended`);
    }));
}

const asJson = ({ sessionId, label, createdMs, usedMs, expiresMs, current }: AccountSession) => ({
  session: sessionId, label, current, since: isoTime(createdMs), used: isoTime(usedMs), ends: isoTime(expiresMs),
});
const isoTime = (ms: number): string => new Date(ms).toISOString();

const rowOf = ({ sessionId, label, createdMs, usedMs, expiresMs, current }: AccountSession) => [
  visible(sessionId), `${visible(label)}${current ? ' (this one)' : ''}`, dateAndTime(createdMs), dateAndTime(usedMs),
  dateAndTime(expiresMs),
];
