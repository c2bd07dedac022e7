/** A program in a document. */
export interface SampleProgram {
  /** Named in its first line. */
  readonly file: string;
  readonly text: string;
  /** The output that the document shows. */
  readonly output: string;
}

/**
 * Pure: the fences of a document whose first line names a file, such as `// chat.mjs`, each with the `text` fence after it as its
 * output. Throws an Error that names the program without one.
 */
export function readPrograms(markdown: string): SampleProgram[] {
  const fences = [...markdown.matchAll(/^```(\w+)\n([^]*?)\n```$/gm)].map(([, language = '', content = '']) => ({ language, content }));
  return fences.flatMap(({ content }, at) => {
    const file = /^\/\/ (\S+\.\w+)\n/.exec(content)?.[1];
    if (file === undefined) return [];
    const next = fences[at + 1];
    if (next?.language !== 'text') throw new Error(`${file} has no output in the document`);
    return [{ file, text: `${content}\n`, output: next.content }];
  });
}
