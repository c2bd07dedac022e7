import { partsOf, readExamples } from './examples.ts';

const document = ['# Title', 'text', '```sh', 'export A=1', '```', '## Part', '```sh', 'run', 'more', '```', 'prints', '```json', '{', '}', '```', '```text', 'else', '```'].join('\n');

test('examples come with their section and with what they print', () => {
  expect(readExamples(document)).toEqual([
    { title: 'Title', line: 3, script: 'export A=1', output: undefined },
    { title: 'Part', line: 7, script: 'run\nmore', output: '{\n}' },
  ]);
});

test('a fence without an end is an error that says where', () => {
  expect(() => readExamples('a\n```sh\nrun')).toThrow('line 2');
});

test('output is compared by its parts, without what differs from run to run', () => {
  const one = '{\n  "ready": {\n    "epoch": "1"\n  }\n}\n{\n  "b": 1\n}\n\nERROR:\n  Message: at 127.0.0.1:80\n';
  const other = '{\n  "b": 1\n}\n{\n  "b": 1\n}\n{\n  "ready": {\n    "epoch": "22"\n  }\n}\nERROR:\n  Message: at 127.0.0.1:8080\n';
  expect(partsOf(one)).toEqual(partsOf(other));
  expect(partsOf(one)).not.toEqual(partsOf(one.replace('1', '2').replace('"b": 1', '"b": 2')));
  expect(partsOf(one)).toHaveLength(4);
});
