import { parseUserId } from '../sdk.ts';
import type { Profile } from './profile.ts';
import { t } from '../words/t.ts';

/** Pure: names are shown as `@ada`, and may be typed so. */
export const nameIn = (text: string): string => text.trim().replace(/^@/, '');

/** Pure: names begin with a letter, so that these are numbers of users. */
export const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** Pure: whom a form names: a number, or the chosen one of those who were found. */
export function decideUser(
  text: string, found: readonly Pick<Profile, 'user'>[], chosen: number,
): { readonly id: string } | { readonly problem: string } {
  if (isDigits(text)) {
    const id = parseUserId(text);
    return id === undefined ? { problem: t('Enter the number of a user, such as 7.') } : { id: id.toString() };
  }
  const profile = found[chosen];
  if (profile !== undefined) return { id: profile.user };
  return { problem: text === '' ? t('Enter a name.') : t('Choose one of the people who are found.') };
}
