import { isReserved, nameLength, readName, type Name } from '../names/index.ts';

const [numbered, random] = [9, 8];
/** Room for digits at the end. */
const longest = nameLength.max - 8;

/**
 * Pure: names for a new account, the best first, made of texts of a provider such as `Ada.Lovelace@example.com`. Those
 * with digits at the end follow, and at last one that no text is needed for. `digits` gives so many random ones.
 */
export function* suggestNames(texts: readonly string[], digits: (count: number) => string): Generator<Name> {
  const stems = [...new Set(texts.map(stemOf).filter((each) => each !== ''))];
  const stem = stems.find(isName) ?? 'user';
  const numbers = Array.from({ length: numbered - 1 }, (_, index) => `${index + 2}`);
  for (const text of [...stems, ...numbers.map((each) => `${stem}${each}`)]) yield* nameIn(text);
  for (let count = 0; count < random; count++) yield* nameIn(`${stem}${digits(6)}`);
  for (let count = 0; count < random; count++) yield* nameIn(`user${digits(8)}`);
}

/** Of an address the part before the @. Characters that names do not have become separators. */
function stemOf(text: string): string {
  const [local = ''] = text.normalize('NFKC').toLowerCase().split('@');
  const separated = local.replace(/[^\p{L}\p{M}\p{Nd}._-]+/gu, '.').replace(/[._-]*([._-])/g, '$1');
  const cleaned = separated.replace(/^[^\p{L}]+/u, '');
  return [...cleaned].slice(0, longest).join('').replace(/[._-]+$/, '');
}

function* nameIn(text: string): Generator<Name> {
  if (!isName(text)) return;
  const name = readName(text);
  if (!isReserved(name)) yield name;
}

function isName(text: string): boolean {
  try {
    readName(text);
    return true;
  } catch {
    return false;
  }
}
