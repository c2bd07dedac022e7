import { join } from 'node:path';
import { readMessageFile, type FileMessage } from '../../client/replay/index.ts';

/** Messages of 1,899 people. */
export const sampleFile = join(import.meta.dirname, '../../samples/college-messages.tsv');

export const readSample = (messages: number | undefined): Promise<readonly FileMessage[]> =>
  readMessageFile(sampleFile, messages);

/** Pure: so many messages, those of the file over and over, each with the next line. */
export function repeat(file: readonly FileMessage[], count: number): FileMessage[] {
  return Array.from({ length: file.length === 0 ? 0 : count }, (_, index) => ({
    ...(file[index % file.length] as FileMessage), line: index + 1,
  }));
}
