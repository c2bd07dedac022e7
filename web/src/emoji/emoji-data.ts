/** An emoji with the words that find it. */
export interface Emoji {
  readonly emoji: string;
  /** As Unicode calls it, such as `folded hands`. */
  readonly name: string;
  /** Small letters. */
  readonly keywords: readonly string[];
}

export interface EmojiGroup {
  /** Of Unicode, such as `food_drink`. */
  readonly slug: string;
  readonly all: readonly Emoji[];
}

let loaded: Promise<readonly EmojiGroup[]> | undefined;

/**
 * The emoji that this browser has, in the order of Unicode. They are loaded when they are wanted. Rejects without a
 * network.
 */
export function loadEmoji(): Promise<readonly EmojiGroup[]> {
  loaded ??= load();
  loaded.catch(() => (loaded = undefined)); // The next attempt may have a network.
  return loaded;
}

const known = /^\p{RGI_Emoji}$/v;

async function load(): Promise<readonly EmojiGroup[]> {
  const [{ default: groups }, { default: words }] = await Promise.all([
    import('unicode-emoji-json/data-by-group.json'), import('emojilib'),
  ]);
  return groups.map(({ slug, emojis }) => ({
    slug,
    all: emojis.filter(({ emoji }) => known.test(emoji))
      .map(({ emoji, name }) => ({ emoji, name, keywords: words[emoji] ?? [] })),
  }));
}
