/** What a text that is not UTF-8 is read as. UTF-8 cannot express it, so no request can contain it otherwise. */
export const notUtf8 = '\uD800';

/** Whether a text of a request was UTF-8. */
export const wasUtf8 = (text: string): boolean => text.isWellFormed();

const encoder = new TextEncoder();

/** The bytes of a text in UTF-8, also in browsers. */
export const utf8Length = (text: string): number => encoder.encode(text).length;
