import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ChatModel } from './model/chat-model.ts';
import type { GroupBook } from './model/group-book.ts';
import type { People } from './people/index.ts';
import type { Device } from './sdk.ts';
import type { Session } from './session/index.ts';

/** What a signed-in user has. */
export interface Open {
  readonly session: Session;
  readonly device: Device;
  readonly model: ChatModel;
  readonly people: People;
  readonly book: GroupBook;
}

/** What parts deep in the page have of it. */
export const OpenContext = createContext<Open | undefined>(undefined);

/** What the signed-in user has. Throws an Error outside of the page of a user. */
export function useOpen(): Open {
  const open = useContext(OpenContext);
  if (open === undefined) throw new Error('no user is signed in here');
  return open;
}

/**
 * How a tab stops being that of a user:
 * - `sign-out`: the session ends, and nothing of the user stays in the browser;
 * - `deleted`: the account is deleted;
 * - `switch`: another user in this tab; this one stays signed in;
 * - `ended`: the platform has ended the session. Sends that wait stay for the next one.
 */
export type Leaving = 'sign-out' | 'deleted' | 'switch' | 'ended';
