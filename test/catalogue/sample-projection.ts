/** A projection as a contributor adds it: a file, and an entry of the list. */

export const sampleProjection = `import type { Projection } from './projection.ts';

/** What each user has sent. */
export const sent: Projection = {
  name: 'sent',
  tables: ['sent (user_id bigint, position bigint, message_id bigint, PRIMARY KEY (user_id, position))'],
  rows: ({ event }, position) => [{
    query: 'INSERT INTO sent (user_id, position, message_id) VALUES (?, ?, ?)',
    params: [event.sender, BigInt(position), event.messageId],
    key: [event.sender],
    bytes: 100,
  }],
};
`;

/** The list of projections with the sample among them. */
export function withSample(list: string): string {
  const added = list.replace('[history, conversations]', '[history, conversations, sent]');
  if (added === list) throw new Error('the list of projections is written otherwise than was thought');
  return `${added}import { sent } from './sent.ts';\n`;
}
