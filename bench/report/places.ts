/** A place of a document that is written by a program: between `<!-- bench NAME -->` and `<!-- end -->`. */
const place = /(<!-- bench (\S+) -->\n)[^]*?(<!-- end -->)/g;

/**
 * Pure: the document with these texts in their places; the others stay as they are. Throws an Error that names a place
 * that is missing.
 */
export function fillPlaces(document: string, texts: ReadonlyMap<string, string>): string {
  const found = new Set<string>();
  const filled = document.replace(place, (whole, begin: string, name: string, end: string) => {
    found.add(name);
    const text = texts.get(name);
    return text === undefined ? whole : `${begin}\n${text}\n\n${end}`;
  });
  const missing = [...texts.keys()].filter((name) => !found.has(name));
  if (missing.length > 0)
    throw new Error(`the document has no place for ${missing.join(', ')}: <!-- bench NAME --> .. <!-- end -->`);
  return filled;
}

/** Pure: the names of the places of a document. */
export const placesOf = (document: string): string[] => [...document.matchAll(place)].map((match) => match[2] ?? '');
