import type { Emoji, EmojiGroup } from './emoji-data.ts';

/** More of them help less than another letter does. */
const most = 96;

/**
 * Pure: the emoji whose name or keywords have a word that begins with each word of a text. Those whose name has it come
 * first.
 */
export function findEmoji(groups: readonly EmojiGroup[], text: string): readonly Emoji[] {
  const wanted = text.toLowerCase().split(/[\s_:]+/).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const all = groups.flatMap((group) => group.all);
  const byName = all.filter(({ name }) => hasAll(wanted, wordsOf(name)));
  const byKeyword = all.filter(({ name, keywords }) => hasAll(wanted, [name, ...keywords].flatMap(wordsOf)));
  return [...new Set([...byName, ...byKeyword])].slice(0, most);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[\s_-]+/);

const hasAll = (wanted: readonly string[], words: readonly string[]): boolean =>
  wanted.every((start) => words.some((word) => word.startsWith(start)));
