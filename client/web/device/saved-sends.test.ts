import { cecochat, textContent } from '@cecochat/contracts';
import type { OutboxContent } from '../index.ts';
import { sendKey } from './records.ts';
import { decodeSaved } from './saved-sends.ts';

const kind = textContent('').kind.field;
const body = cecochat.v1.Text.encode({ text: 'kept here' }).finish();
const content: OutboxContent = {
  user: '7', device: 'browser', cursor: undefined, lineage: 3, nextSequence: 3, seen: [], seenGroups: [],
  unacknowledged: [1, 2].map((sequence) => ({ sequence, receiver: '8', kind, body })),
};

test('a send whose message is kept already is not shown as one on its way', () => {
  const keysOf = (arrived: readonly string[]) => decodeSaved(content, new Set(arrived)).map(({ key }) => key);
  expect(keysOf([])).toEqual(['saved/1', 'saved/2']);
  expect(keysOf([sendKey(3, 1)])).toEqual(['saved/2']);
  expect(keysOf([sendKey(2, 1)])).toEqual(['saved/1', 'saved/2']); // Of another lineage.
  expect(decodeSaved(undefined, new Set())).toEqual([]);
});
