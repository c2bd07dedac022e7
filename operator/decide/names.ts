const pattern = /^messaging-(\d+)$/;

/** Number in the name of a server; -1 for a name that is not ours. */
export const ordinalOf = (name: string): number => Number(pattern.exec(name)?.[1] ?? -1);

/** The lowest name of a server that is not taken. */
export function freeName(taken: (name: string) => boolean): string {
  for (let ordinal = 0; ; ordinal++) {
    const name = `messaging-${ordinal}`;
    if (!taken(name)) return name;
  }
}
