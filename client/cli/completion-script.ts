export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What a value is completed with: these words, names of files, or nothing. */
export type Value = readonly string[] | 'file' | 'other';

export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** The first argument, where there is one. */
  readonly argument: Value | undefined;
}

interface OptionWords {
  /** With the dashes. */
  readonly name: string;
  readonly description: string;
  /** Undefined for one without a value. */
  readonly value: Value | undefined;
}

/** Pure: a script that makes the shell complete `cecochat` and `./cecochat`. */
export function completionScript(shell: Shell, commands: readonly CommandWords[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name);
  return `_cecochat() {
  local current=\${COMP_WORDS[COMP_CWORD]} words= files=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${[...names, '--help', '--version'].join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD - 1]}" in
${commands
  .flatMap((command) =>
    command.options
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => ' ' + `   "${command.name} ${name}") ${bashValue(value)};;`),
  )
  .join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${commands.map((command) => `      ${command.name}) ${bashCommand(command)};;`).join('\n')}
    esac;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ -n "$files" ]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -F _cecochat cecochat`;
}

const bashValue = (value: Value | undefined): string =>
  value === 'file' ? 'files=1' : Array.isArray(value) ? `words="${value.join(' ')}"` : ':';

function bashCommand({ options, argument }: CommandWords): string {
  const choices = Array.isArray(argument) ? argument : [];
  const words = [...choices, ...options.map(({ name }) => name)].join(' ');
  return `words="${words}"${argument === 'file' ? ' files=1' : ''}`;
}

function zsh(commands: readonly CommandWords[]): string {
  return `_cecochat() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quote(`${name}:${description.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map((command) => `    ${command.name}) _arguments ${zshArguments(command).join(' ')};;`).join('\n')}
  esac
}
compdef _cecochat cecochat`;
}

function zshArguments({ options, argument }: CommandWords): string[] {
  const action = (value: Value) =>
    value === 'file' ? '_files' : typeof value === 'string' ? '' : `(${value.join(' ')})`;
  const text = (description: string) => description.replaceAll(/[[\]\\:]/g, (character) => `\\${character}`);
  const flags = options.map(({ name, description, value }) =>
    quote(`${name}[${text(description)}]${value === undefined ? '' : `:value:${action(value)}`}`),
  );
  return argument === undefined ? flags : [...flags, quote(`1:argument:${action(argument)}`)];
}

function fish(commands: readonly CommandWords[]): string {
  return [
    'complete -c cecochat -f',
    ...commands.map(
      ({ name, description }) =>
        `complete -c cecochat -n __fish_use_subcommand -a ${name} -d ${fishQuote(description)}`,
    ),
    ...commands.flatMap(fishCommand),
  ].join('\n');
}

function fishCommand({ name, options, argument }: CommandWords): string[] {
  const when = `complete -c cecochat -n '__fish_seen_subcommand_from ${name}'`;
  const take = (value: Value | undefined) =>
    value === undefined
      ? ''
      : value === 'file'
        ? ' -r -F'
        : typeof value === 'string'
          ? ' -x'
          : ` -x -a '${value.join(' ')}'`;
  const flags = options.map(
    (option) => `${when} -l ${option.name.slice(2)}${take(option.value)} -d ${fishQuote(option.description)}`,
  );
  if (argument === 'file') return [...flags, `${when} -F`];
  return Array.isArray(argument) ? [...flags, `${when} -a '${argument.join(' ')}'`] : flags;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const fishQuote = (text: string): string => `'${text.replaceAll(/['\\]/g, (character) => `\\${character}`)}'`;
