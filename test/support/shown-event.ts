import { readEvent, textOf, type cecochat, type ChatEvent } from '@cecochat/contracts';

/** An event with its text, which most tests compare; undefined for a kind that is not known. */
export type ShownEvent = ChatEvent & { readonly text: string | undefined };

export const withText = <Event extends ChatEvent>(event: Event): Event & { readonly text: string | undefined } => ({ ...event, text: textOf(event) });

export const readShown = (wire: cecochat.v1.IEvent): ShownEvent => withText(readEvent(wire));
