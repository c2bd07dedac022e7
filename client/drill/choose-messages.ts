import type { UserId } from '@cecochat/contracts';
import type { FileMessage } from '../replay/index.ts';

/** Pure: `count` messages between the first `users` users of a file, repeated as needed, each with its own line. */
export function chooseMessages(file: readonly FileMessage[], users: number, count: number): FileMessage[] {
  const chosen = new Set<UserId>();
  const between = file.filter(({ source, target }) => {
    const strangers = new Set([source, target].filter((user) => !chosen.has(user)));
    if (chosen.size + strangers.size > users) return false;
    for (const user of strangers) chosen.add(user);
    return true;
  });
  return Array.from({ length: between.length === 0 ? 0 : count }, (_, line) => ({
    ...(between[line % between.length] as FileMessage), line,
  }));
}
