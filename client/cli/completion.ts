import { Argument, type Command } from 'commander';
import { completionScript, shells, type CommandWords, type Shell, type Value } from './completion-script.ts';
import { writeLine } from './output.ts';

/**
 * Completion of the commands that `allCommands` has: the shell reads a script once, and starts nothing to complete a
 * word.
 */
export const registerCompletion = (allCommands: () => Promise<Command>) => (program: Command): void => {
  program
    .command('completion')
    .description('Print a script with which a shell completes commands and options.')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      [
        '', '', 'Examples:', '  $ source <(./cecochat completion bash)', '  $ source <(./cecochat completion zsh)',
        '  $ ./cecochat completion fish | source', '',
        'With the line in ~/.bashrc, ~/.zshrc (after compinit) or ~/.config/fish/config.fish every new shell has it.',
      ].join('\n'),
    )
    .action(async (shell: Shell) => {
      await writeLine(completionScript(shell, (await allCommands()).commands.map(wordsOf)));
    });
};

function wordsOf(command: Command): CommandWords {
  const options = command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({
      name: option.long ?? '', description: option.description,
      value: option.required || option.optional ? valueOf(option.flags, option.argChoices) : undefined,
    }));
  const [first] = command.registeredArguments;
  const below = command.commands.map((each) => each.name());
  const argument = below.length > 0 ? below : first && valueOf(first.name(), first.argChoices);
  return { name: command.name(), description: command.description(), options, argument };
}

const valueOf = (name: string, choices: readonly string[] | undefined): Value =>
  choices ?? (/\bfile\b/.test(name) ? 'file' : 'other');
