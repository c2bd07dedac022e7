import type { cecochat } from '../generated/messages.js';
import { readGroupChanged, type GroupChanged } from './group-changed.ts';

/** The body of an event with the name of its kind. */
export type EventBody =
  | { readonly kind: 'text'; readonly body: string }
  | { readonly kind: 'group-changed'; readonly body: GroupChanged }
  /** A kind that this version does not have. */
  | { readonly kind: 'unknown'; readonly body: undefined };

const unknown: EventBody = { kind: 'unknown', body: undefined };

/** The body of a decoded event. */
export function readBody({ text, groupChanged }: cecochat.v1.IEvent): EventBody {
  if (text) return { kind: 'text', body: text.text ?? '' };
  const body = groupChanged ? readGroupChanged(groupChanged) : undefined;
  return body === undefined ? unknown : { kind: 'group-changed', body };
}

/** The text of an event that is a text message; undefined for every other kind. */
export const textOf = (event: EventBody): string | undefined => (event.kind === 'text' ? event.body : undefined);
