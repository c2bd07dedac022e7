/** What others see of a user, in answers of accounts. */
export interface Profile {
  /** Decimal user id. */
  readonly user: string;
  readonly name: string;
  readonly displayName: string;
  readonly statusText: string;
  /** Whether the directory shows the user; of the own profile alone. */
  readonly listed?: boolean;
  /** Whether the user signs in by a password; of the own profile alone. */
  readonly hasPassword?: boolean;
}

/** From here on ids are of accounts; those below are of an issuer that counts its users. */
const firstAccount = 2n ** 62n;

/** Pure: whether a user id is one that accounts gave. */
export const isAccount = (user: string): boolean => BigInt(user) >= firstAccount;
