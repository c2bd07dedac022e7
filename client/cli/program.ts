import { Command, type OutputConfiguration } from 'commander';
import { registerChat } from './chat.ts';
import { registerDrill } from './drill.ts';
import { registerHistory } from './history.ts';
import { registerListen } from './listen.ts';
import { registerPlan } from './plan.ts';
import { registerReplay } from './replay.ts';
import { registerScale } from './scale.ts';
import { registerSend } from './send.ts';
import { registerStatus } from './status.ts';
import { registerToken } from './token.ts';

/** Each adds its command. */
const registrations = [
  registerChat, registerSend, registerListen, registerHistory, registerReplay, registerStatus, registerPlan, registerScale,
  registerDrill, registerToken,
];

/** The command line. Throws instead of exiting: a CommanderError for wrong usage, what a command threw otherwise. */
export function buildProgram(output: OutputConfiguration = {}): Command {
  const program = new Command('cecochat')
    .description('Chat from a terminal, and look at the platform.')
    .exitOverride()
    .configureOutput(output)
    .showHelpAfterError('(see --help)')
    .addHelpText('after', '\nExamples:\n  $ npx cecochat chat --user 1 --with 2\n  $ npx cecochat status\n\n`npx cecochat <command> --help` has examples of each.');
  for (const register of registrations) register(program);
  return program;
}
