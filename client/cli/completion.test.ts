import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { shells, type Shell } from './completion-script.ts';

const program = join(import.meta.dirname, '../../cecochat');
const scripts = new Map(shells.map((shell) => [shell, spawnSync(program, ['completion', shell], { encoding: 'utf8' }).stdout]));
const scriptFor = (shell: Shell) => scripts.get(shell) ?? '';

const run = (shell: string, args: readonly string[], script: string, cwd = '.') => {
  const { status, stdout, stderr, error } = spawnSync(shell, [...args, script], { encoding: 'utf8', cwd });
  return { status, out: stdout?.trim().split('\n').toSorted(), err: stderr, isMissing: error !== undefined };
};

/** The words that bash offers for the last one of a line. */
function offeredByBash(line: string): string[] | undefined {
  const words = line.split(' ').map((word) => `'${word}'`);
  const ask = `COMP_WORDS=(${words.join(' ')}) COMP_CWORD=${words.length - 1}\n_cecochat\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  return run('bash', ['-c'], `${scriptFor('bash')}\n${ask}`, import.meta.dirname).out;
}

test.each([
  ['cecochat s', ['scale', 'send', 'sessions', 'set', 'signup', 'status']],
  ['./cecochat history --', ['--all', '--ca', '--count', '--group', '--help', '--json', '--token', '--token-file', '--url', '--user', '--with']],
  ['cecochat contacts a', ['accept']],
  ['cecochat login ann --password-file completion-s', ['completion-script.ts']],
  ['cecochat drill redis', ['redis-down', 'redis-wipe']],
  ['cecochat completion ', ['--help', 'bash', 'fish', 'zsh']],
  ['cecochat chat --user ', ['']],
  ['cecochat listen --token-file completion-s', ['completion-script.ts']],
  ['cecochat plan completion-s', ['completion-script.ts']],
  ['cecochat dance --', ['']],
])('bash completes %p', (line, words) => {
  expect(offeredByBash(line)).toEqual(words);
});

test.each(shells)('%s reads its script, where there is one', (shell) => {
  const { status, err, isMissing } = run(shell, ['-n', '-c'], scriptFor(shell));
  if (isMissing && shell !== 'bash') return;
  expect({ status, err }).toEqual({ status: 0, err: '' });
});

test('fish completes commands, options and choices, where there is one', () => {
  const ask = (line: string) => `printf '%s\\n' (complete -C '${line}') | string split -f1 \\t`;
  const { out, isMissing } = run('fish', ['--no-config', '-c'], `${scriptFor('fish')}\n${['cecochat sc', 'cecochat status --w', 'cecochat drill kaf'].map(ask).join('\n')}`);
  if (!isMissing) expect(out).toEqual(['--watch', 'kafka-restart', 'scale']);
});
