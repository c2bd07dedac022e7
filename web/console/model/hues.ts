/** Colours of the design, `--hue-0` and so on. */
const hues = 8;

/** Pure: the colour of a server, the same each time: that of its number, or one by the letters of its name. */
export function hueOf(name: string): number {
  const number = /-(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return order[Number(number) % hues] ?? 0;
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 0) % hues;
}

/** Neighbours differ clearly, also for those who see fewer colours. */
const order = [2, 1, 0, 5, 3, 4, 6, 7];
