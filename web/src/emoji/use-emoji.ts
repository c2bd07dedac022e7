import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadEmoji, type Emoji, type EmojiGroup } from './emoji-data.ts';
import { findEmoji } from './find-emoji.ts';

/** Emoji of a line. */
export const columns = 8;

/** What an emoji picker shows, and which one Enter takes. */
export function useEmoji() {
  const [groups, setGroups] = useState<readonly EmojiGroup[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const [text, setText] = useState('');
  const [slug, setSlug] = useState('smileys_emotion');
  const [chosen, setChosen] = useState(0);
  useEffect(() => void loadEmoji().then(setGroups, () => setFailed(true)), []);
  const shown = useMemo<readonly Emoji[]>(
    () => (text.trim() === '' ? groups.find((group) => group.slug === slug)?.all ?? [] : findEmoji(groups, text)),
    [groups, text, slug],
  );
  return {
    groups, hasFailed, text, slug, chosen, shown,
    search: (next: string) => {
      setText(next);
      setChosen(0);
    },
    open: (next: string) => {
      setSlug(next);
      setText('');
      setChosen(0);
    },
    /** Chooses one so many places further on. */
    step: (by: number) => setChosen(Math.min(Math.max(0, chosen + by), Math.max(0, shown.length - 1))),
  };
}
