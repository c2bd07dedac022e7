/** A command in a document, as a reader pastes it into a terminal. */
export interface Example {
  /** Heading of the section that it is in. */
  readonly title: string;
  /** Of the document, counted from 1. */
  readonly line: number;
  readonly script: string;
  /** The output that the document shows; undefined when it shows none, as for a command that sets variables. */
  readonly output: string | undefined;
}

/**
 * Pure: the `sh` fences of a document, in order, each with the `json` or `text` fence that follows it as its output. Throws an
 * Error that names the line of a fence without an end.
 */
export function readExamples(markdown: string): Example[] {
  const examples: Example[] = [];
  let title = '';
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    title = /^#+ (.*)$/.exec(line)?.[1] ?? title;
    const language = /^```(\w+)$/.exec(line)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`the fence in line ${at + 1} has no end`);
    const content = lines.slice(at + 1, end).join('\n');
    const last = examples.at(-1);
    if (language === 'sh') examples.push({ title, line: at + 1, script: content, output: undefined });
    else if (last?.output === undefined && last !== undefined) examples[examples.length - 1] = { ...last, output: content };
    at = end;
  }
  return examples;
}

/** What differs from one run to the next. */
const varying: readonly [pattern: RegExp, replacement: string][] = [
  [/"(message_id|lineage|offset|position|live_position|next_cursor|watermark|epoch)": "\d+"/g, '"$1": "..."'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:port'],
];

/**
 * Pure: the parts of what a command printed, JSON objects whole and other lines each for itself, sorted and each once, without
 * what differs from run to run: frames of a stream may come in another order, and progress lines repeat.
 */
export function partsOf(output: string): string[] {
  const known = varying.reduce((text, [pattern, replacement]) => text.replaceAll(pattern, replacement), output);
  const parts = known.match(/^\{$[^]*?^\}$|^.*\S.*$/gm) ?? [];
  return [...new Set(parts)].sort();
}
