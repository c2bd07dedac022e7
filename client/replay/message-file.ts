import { open } from 'node:fs/promises';
import { ChatError, parseUserId, type UserId } from '@cecochat/contracts';

/** A message of the file: its sender and its receiver. */
export interface FileMessage {
  /** Line of the file, 1 being the header. */
  readonly line: number;
  readonly source: UserId;
  readonly target: UserId;
}

export const fileHeader = 'source\ttarget\tunix_time';

/**
 * The messages of a file with the columns source, target and unix_time, tab separated, at most `limit` of them, in the
 * order
 * of the file: the times need not grow and are not kept. Throws a ChatError that names the file, the line and what is
 * wrong.
 */
export async function readMessageFile(path: string, limit = Number.POSITIVE_INFINITY): Promise<readonly FileMessage[]> {
  const messages: FileMessage[] = [];
  let line = 0;
  try {
    await using file = await open(path);
    for await (const text of file.readLines()) {
      line++;
      if (line === 1) checkHeader(text);
      else messages.push(readLine(text, line));
      if (messages.length >= limit) break;
    }
  } catch (error) {
    throw failureOf(error, path, line);
  }
  if (line === 0)
    throw failureOf(
      new ChatError('invalid-argument', `the file is empty, its header must be "${shown(fileHeader)}"`), path, 0,
    );
  if (messages.length === 0) throw failureOf(new ChatError('invalid-argument', 'the file holds no messages'), path, 0);
  return messages;
}

function checkHeader(text: string): void {
  if (text === fileHeader) return;
  throw new ChatError('invalid-argument', `the header must be "${shown(fileHeader)}", not "${shown(text)}"`, {
    field: 'header',
  });
}

function readLine(text: string, line: number): FileMessage {
  const columns = text.split('\t');
  const [source = '', target = '', time = ''] = columns;
  if (columns.length !== 3) {
    throw new ChatError('invalid-argument', `must have 3 columns separated by tabs, not ${columns.length}`, {
      field: 'columns',
    });
  }
  if (!/^[0-9]{1,15}$/.test(time)) {
    throw new ChatError('invalid-argument', `unix_time must be a number of seconds, not "${shown(time)}"`, {
      field: 'unix_time',
    });
  }
  return { line, source: readUser('source', source), target: readUser('target', target) };
}

function readUser(field: string, text: string): UserId {
  const user = parseUserId(text);
  if (user !== undefined) return user;
  throw new ChatError(
    'invalid-argument', `${field} must be a user id, a whole number from 1 on, not "${shown(text)}"`, { field },
  );
}

/** The start of an invalid text, with tabs visible. */
const shown = (text: string) => text.slice(0, 60).replaceAll('\t', '\\t');

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory, not a file',
  EACCES: 'it may not be read',
};

function failureOf(error: unknown, path: string, line: number): ChatError {
  if (error instanceof ChatError) {
    const place = line === 0 ? path : `${path}, line ${line}`;
    return new ChatError(error.code, `${place}: ${error.message}`, error.details);
  }
  const code = Error.isError(error) && 'code' in error ? String(error.code) : '';
  const reason = systemReasons[code] ?? (Error.isError(error) ? error.message : String(error));
  return new ChatError(code === 'ENOENT' ? 'not-found' : 'invalid-argument', `${path} cannot be read: ${reason}`, {
    field: 'file', cause: error,
  });
}
