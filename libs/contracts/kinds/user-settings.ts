import { asBuffer } from '../bytes.ts';
import { invalid } from '../errors.ts';
import { cecochat } from '../generated/messages.js';
import type { Content, EventKind } from './event-kind.ts';
import { checkToSelf } from './message-ref.ts';

/** The field of `Event.body`. */
export const userSettingsField = 16;

/** What a user has set, for all conversations. One that is undefined stays as it is. */
export interface UserSettings {
  /** Only the own devices see what the user has seen. */
  readonly hasPrivateReceipts?: boolean | undefined;
}

/** A flag with its tag. */
const maxBytes = 3;
/** The object of a body, rounded up. */
const memoryOfBody = 100;

export const userSettingsKind: EventKind<UserSettings> = {
  field: userSettingsField,

  parse(body) {
    if (body?.hasPrivateReceipts === undefined) throw invalid('settings', 'must be one at least');
    return body;
  },

  check: (_, context) => checkToSelf(context),

  maxBytesOf: () => maxBytes,

  memoryOf: () => memoryOfBody,

  encode: (body) => cecochat.v1.UserSettings.encode(wireUserSettings(body)).finish(),

  write: (body, writer) => void writer.raw(userSettingsKind.encode(body)),

  fingerprintOf: (body) => asBuffer(userSettingsKind.encode(body)).toString('latin1'),
};

export const userSettingsContent = (settings: UserSettings): Content<UserSettings> =>
  ({ kind: userSettingsKind, body: settings });

export const wireUserSettings = ({ hasPrivateReceipts }: UserSettings): cecochat.v1.IUserSettings =>
  ({ ...(hasPrivateReceipts !== undefined && { privateReceipts: hasPrivateReceipts }) });

export const readUserSettings = ({ privateReceipts }: cecochat.v1.IUserSettings): UserSettings =>
  (privateReceipts === null || privateReceipts === undefined ? {} : { hasPrivateReceipts: privateReceipts });
