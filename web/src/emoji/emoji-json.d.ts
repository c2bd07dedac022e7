/** The parts of the data of Unicode that are used: types of the whole would be those of 400 KB. */
declare module 'unicode-emoji-json/data-by-group.json' {
  const groups: readonly {
    readonly slug: string;
    readonly emojis: readonly { readonly emoji: string; readonly name: string }[];
  }[];
  export default groups;
}
