import { maxUserId, parseUserId, type UserId } from '@cecochat/contracts';
import { InvalidArgumentError } from 'commander';

/** How a user is named at the command line: by an id, or by the name of an account as it was typed. */
export type Who = UserId | string;

const maxNameBytes = 256;

/** No name begins with a digit. The service of accounts has the rest of the rules for names. */
export function parseWho(text: string): Who {
  const user = parseUserId(text);
  if (user !== undefined) return user;
  if (/^\p{L}/u.test(text) && Buffer.byteLength(text) <= maxNameBytes) return text;
  throw new InvalidArgumentError(`It must be a user id, 1..${maxUserId}, or the name of an account.`);
}

export const parseWhos = (text: string, before: readonly Who[] = []): readonly Who[] => [...before, parseWho(text)];

/** The form in which names are shown, as the service of accounts makes it. */
export const shownName = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC');
