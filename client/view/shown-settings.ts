import type { ConversationSettings } from '@cecochat/contracts';

/** What a conversation is to the user. */
export interface ShownSettings {
  /** In milliseconds since 1970; 0 for a conversation that is not muted. It may be over. */
  readonly mutedUntilMs: number;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
  readonly isMarkedUnread: boolean;
}

/** Settings, and the offset at which they were set. */
export interface PlacedSettings {
  readonly offset: number;
  readonly settings: ConversationSettings;
}

type Name = keyof ShownSettings;

/** Of each setting the one at the highest offset counts: they can be applied in any order, and repeatedly. */
export class SettingRegisters {
  #values: ShownSettings = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };
  readonly #offsets = new Map<Name, number>();

  get values(): ShownSettings {
    return this.#values;
  }

  apply({ offset, settings }: PlacedSettings): void {
    const later = Object.entries(settings).filter(([name, value]) =>
      value !== undefined && offset >= (this.#offsets.get(name as Name) ?? 0));
    for (const [name] of later) this.#offsets.set(name as Name, offset);
    if (later.length > 0) this.#values = { ...this.#values, ...(Object.fromEntries(later) as Partial<ShownSettings>) };
  }
}

/** Pure: what is in effect of settings at their places. */
export function shownSettings(placed: readonly PlacedSettings[]): ShownSettings {
  const registers = new SettingRegisters();
  for (const each of placed) registers.apply(each);
  return registers.values;
}
