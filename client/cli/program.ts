import { readFileSync } from 'node:fs';
import { Command, type OutputConfiguration } from 'commander';

type Register = (program: Command) => void;

/**
 * What adds each command. A module is read when its command is used: a start takes half as long as with all of them.
 */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  signup: async () => (await import('./account/sign-in.ts')).registerSignUp,
  login: async () => (await import('./account/sign-in.ts')).registerLogin,
  logout: async () => (await import('./account/sign-in.ts')).registerLogout,
  whoami: async () => (await import('./account/who-am-i.ts')).registerWhoAmI,
  sessions: async () => (await import('./account/sessions.ts')).registerSessions,
  contacts: async () => (await import('./account/contacts.ts')).registerContacts,
  chat: async () => (await import('./chat.ts')).registerChat,
  send: async () => (await import('./send.ts')).registerSend,
  listen: async () => (await import('./listen.ts')).registerListen,
  list: async () => (await import('./list.ts')).registerList,
  set: async () => (await import('./set.ts')).registerSet,
  privacy: async () => (await import('./privacy.ts')).registerPrivacy,
  history: async () => (await import('./history.ts')).registerHistory,
  group: async () => (await import('./group.ts')).registerGroup,
  replay: async () => (await import('./replay.ts')).registerReplay,
  status: async () => (await import('./status.ts')).registerStatus,
  plan: async () => (await import('./plan.ts')).registerPlan,
  scale: async () => (await import('./plan.ts')).registerScale,
  drill: async () => (await import('./drill.ts')).registerDrill,
  token: async () => (await import('./token.ts')).registerToken,
  revoke: async () => (await import('./token.ts')).registerRevoke,
  admin: async () => (await import('./account/admin.ts')).registerAdmin,
  completion: async () =>
    (await import('./completion.ts')).registerCompletion(() => buildProgram(Object.keys(commands))),
};

/**
 * Runs the command line. Throws instead of exiting: a CommanderError for wrong usage, else the error of the command.
 */
export async function runProgram(args: readonly string[], output: OutputConfiguration = {}): Promise<void> {
  const program = await buildProgram(namesFor(args[0]), output);
  await program.parseAsync([...args], { from: 'user' });
}

/** The program with the named commands. */
async function buildProgram(names: readonly string[], output: OutputConfiguration = {}): Promise<Command> {
  const program = new Command('cecochat')
    .description('Chat from a terminal, and look at the platform.')
    .version(versionOfPackage(), '--version', 'print the version')
    .exitOverride()
    .configureOutput(output)
    .showHelpAfterError('(see --help)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat signup ann\n  $ ./cecochat chat bob\n  $ ./cecochat chat --user 1 --with 2\n  $ ' +
        './cecochat status\n\n`./cecochat <command> --help` has examples of each.',
    );
  for (const name of names) (await commands[name]?.())?.(program);
  return program;
}

/** All commands, unless the first argument needs one or none. */
function namesFor(first: string | undefined): readonly string[] {
  if (first === '--version') return [];
  return first !== undefined && Object.hasOwn(commands, first) ? [first] : Object.keys(commands);
}

function versionOfPackage(): string {
  const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
