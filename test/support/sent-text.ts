import { cecochat, type Content } from '@cecochat/contracts';

/** The text of a send of a client, also of one that comes from an outbox. */
export const sentText = ({ content }: { readonly content: Content }): string => cecochat.v1.Text.decode(content.kind.encode(content.body)).text;
