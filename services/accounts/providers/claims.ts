import { z } from 'zod';

/** The claims of a user that a new profile is made of. */
export interface ShownClaims {
  /** Texts that a name may be made of, the best first. */
  readonly names: readonly string[];
  /** Shown to others; empty where there is none. */
  readonly displayName: string;
}

const text = z.string().min(1).max(256).optional().catch(undefined);
const claims = z.looseObject({ preferred_username: text, nickname: text, email: text, given_name: text, name: text });

/** Pure: the claims of a user, which are any JSON. Wrong ones are passed over: a name is chosen then. */
export function readClaims(given: object): ShownClaims {
  const { preferred_username: username, nickname, email, given_name: first, name } = claims.parse(given);
  const names = [username, nickname, email, first, name].filter((each) => each !== undefined);
  return { names, displayName: name ?? '' };
}
