import type { ConversationSettings, NamedConversation, UserSettings } from '@cecochat/contracts';

/** What a conversation is to the user. */
export interface ShownSettings {
  /** In milliseconds since 1970; 0 for a conversation that is not muted. It may be over. */
  readonly mutedUntilMs: number;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
  readonly isMarkedUnread: boolean;
}

/** What the user has set for all conversations. */
export interface ShownUserSettings {
  /** Only the own devices see what the user has seen. */
  readonly hasPrivateReceipts: boolean;
}

/** Settings, and the offset at which they were set. */
export interface PlacedSettings<Settings = ConversationSettings> {
  readonly offset: number;
  readonly settings: Settings;
}

/** Settings of a conversation in which nothing has happened yet. */
export interface EarlySettings extends PlacedSettings {
  readonly conversation: NamedConversation;
}

export const nothingSet: ShownSettings = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };
export const nothingSetByUser: ShownUserSettings = { hasPrivateReceipts: false };

/** Of each setting the one at the highest offset counts: they can be applied in any order, and repeatedly. */
export class SettingRegisters<Shown extends object> {
  #values: Shown;
  readonly #offsets = new Map<string, number>();

  constructor(values: Shown) {
    this.#values = values;
  }

  get values(): Shown {
    return this.#values;
  }

  apply({ offset, settings }: PlacedSettings<{ readonly [Name in keyof Shown]?: Shown[Name] | undefined }>): void {
    const later = Object.entries(settings).filter(([name, value]) =>
      value !== undefined && offset >= (this.#offsets.get(name) ?? 0));
    for (const [name] of later) this.#offsets.set(name, offset);
    if (later.length > 0) this.#values = { ...this.#values, ...Object.fromEntries(later) };
  }
}

/** Pure: what is in effect of settings at their places. */
export function shownSettings(placed: readonly PlacedSettings[]): ShownSettings {
  const registers = new SettingRegisters(nothingSet);
  for (const each of placed) registers.apply(each);
  return registers.values;
}

/** Pure: the same of those for all conversations. */
export function shownUserSettings(placed: readonly PlacedSettings<UserSettings>[]): ShownUserSettings {
  const registers = new SettingRegisters(nothingSetByUser);
  for (const each of placed) registers.apply(each);
  return registers.values;
}
