const hues = 8;

/** A mark of a user: initials on a colour that is always the same for the user. */
export function Avatar({ id, name }: { readonly id: string; readonly name: string }) {
  return <span class={`avatar hue-${hueOf(id)}`} aria-hidden="true">{initialsOf(name)}</span>;
}

/** Pure: of a name such as `Ada Lovelace`, or `User 7`. */
export function initialsOf(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  if (last !== undefined && /^\d+$/.test(last)) return last.length <= 3 ? last : last.slice(-2);
  return [first, last ?? ''].map((word) => [...word][0] ?? '').join('').toUpperCase();
}

function hueOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % hues;
}
