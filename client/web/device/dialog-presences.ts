import { userId, type ChatSession, type Presence, type UserId } from '../index.ts';
import type { KeptConversation } from './kept-conversations.ts';
import { isGroup, otherUserOf, type ConversationKey } from './records.ts';

/** Whether the other user of a dialog is there. */
export interface DialogPresence {
  readonly conversation: ConversationKey;
  readonly presence: Presence;
}

/** As many as a device may watch: those of the latest dialogs. */
const maxWatched = 200;
/** Changes within this are one. */
const gatherMs = 50;

/** Who is there of the users of the dialogs of the leading tab. */
export class DialogPresences {
  readonly #me: string;
  readonly #session: Pick<ChatSession, 'watch' | 'presenceOf'>;
  readonly #onChange: (presences: readonly DialogPresence[]) => void;
  #users: readonly string[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(
    me: string,
    session: Pick<ChatSession, 'watch' | 'presenceOf'>,
    onChange: (presences: readonly DialogPresence[]) => void,
  ) {
    this.#me = me;
    this.#session = session;
    this.#onChange = onChange;
  }

  /** Of the dialogs that are watched; those that are not known yet are left out. */
  get all(): readonly DialogPresence[] {
    return this.#users.flatMap((user) => {
      const presence = this.#session.presenceOf(idOf(user));
      return presence === undefined ? [] : [{ conversation: `user/${user}` as const, presence }];
    });
  }

  /** Watches the users of these conversations, the latest first. */
  watch(conversations: readonly KeptConversation[]): void {
    const dialogs = conversations.filter(({ key }) => !isGroup(key)).map(({ key }) => otherUserOf(key));
    const users = dialogs
      .filter((user) => user !== this.#me)
      .slice(0, maxWatched)
      .toSorted();
    if (users.join() === this.#users.join()) return;
    this.#users = users;
    this.#session.watch(users.map(idOf));
    this.changed();
  }

  changed(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#onChange(this.all);
    }, gatherMs);
  }

  close(): void {
    clearTimeout(this.#gathering);
  }
}

const idOf = (user: string): UserId => userId(BigInt(user));
