import { LineSplitter } from './watch-stream.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('lines are the same wherever the stream is cut, also within a character', () => {
  const stream = bytes('{"a":"ö"}\n\n{"b":"€"}\nrest');
  for (let cut = 0; cut <= stream.length; cut++) {
    const splitter = new LineSplitter();
    expect([...splitter.push(stream.subarray(0, cut)), ...splitter.push(stream.subarray(cut))]).toEqual(['{"a":"ö"}', '{"b":"€"}']);
  }
});

test('a line without an end is refused before it fills the memory', () => {
  const splitter = new LineSplitter();
  const chunk = bytes('x'.repeat(1_024 * 1_024));
  expect(() => {
    for (let count = 0; count < 10; count++) splitter.push(chunk);
  }).toThrow('a line of more than');
});
