import { findEmoji } from './find-emoji.ts';

const groups = [
  {
    slug: 'smileys_emotion',
    all: [
      { emoji: '😂', name: 'face with tears of joy', keywords: ['haha', 'crying'] },
      { emoji: '😹', name: 'cat with tears of joy', keywords: [] },
    ],
  },
  { slug: 'people_body', all: [{ emoji: '🙏', name: 'folded hands', keywords: ['thank_you', 'please'] }] },
  { slug: 'objects', all: [{ emoji: '🎉', name: 'party popper', keywords: ['joy'] }] },
];
const found = (text: string) => findEmoji(groups, text).map(({ emoji }) => emoji).join('');

test.each([
  ['joy', '😂😹🎉'], ['TEARS cat', '😹'], ['thank', '🙏'], [':folded_hands:', '🙏'],
  ['hank', ''], ['', ''], ['  ', ''], ['joy zebra', ''],
])('%s finds %s', (text, expected) => {
  expect(found(text)).toBe(expected);
});
