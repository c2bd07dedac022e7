export type TextPart = { readonly kind: 'text' | 'link'; readonly text: string };

/** Only this scheme: no text becomes a link that runs something, and none leads to a page without TLS. */
const candidate = /\bhttps:\/\/[^\s<>"'`{}|\\^\u202a-\u202e\u2066-\u2069]+/giu;
/** Marks at the end of a link that belong to the sentence. */
const trailing = /[.,:;!?)\]}'"»”…]+$/u;

/** Pure: a text with the links in it. A bracket at the end belongs to a link that has opened it. */
export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    const link = trimmed(found);
    if (!isPlain(link)) continue;
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push({ kind: 'link', text: link });
    end = index + link.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** The name of a user before the host would make one look like another: `https://bank.example@other.example`. */
function isPlain(link: string): boolean {
  const url = URL.parse(link);
  return url !== null && url.username === '' && url.password === '';
}

function trimmed(link: string): string {
  const cut = link.replace(trailing, '');
  return link[cut.length] === ')' && cut.includes('(') && !cut.includes(')') ? `${cut})` : cut;
}

const emoji = /^(?:\p{RGI_Emoji}|\s){1,12}$/v;

/** Pure: whether a text is a few emoji and nothing else: these are shown large. */
export const isEmojiOnly = (text: string): boolean => text.length <= 40 && emoji.test(text) && text.trim() !== '';
