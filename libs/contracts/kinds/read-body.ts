import type { cecochat } from '../generated/messages.js';

/** The body of an event with the name of its kind. */
export type EventBody =
  | { readonly kind: 'text'; readonly body: string }
  /** A kind that this version does not have. */
  | { readonly kind: 'unknown'; readonly body: undefined };

const unknown: EventBody = { kind: 'unknown', body: undefined };

/** The body of a decoded event. */
export const readBody = ({ text }: cecochat.v1.IEvent): EventBody =>
  text ? { kind: 'text', body: text.text ?? '' } : unknown;

/** The text of an event that is a text message; undefined for every other kind. */
export const textOf = (event: EventBody): string | undefined => (event.kind === 'text' ? event.body : undefined);
