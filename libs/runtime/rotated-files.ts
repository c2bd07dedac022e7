import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { problemOfCertificates } from './pem-files.ts';

/**
 * The text of a file, read again at each access: Secrets are rotated while processes run. While it is unreadable or
 * invalid, the previous text counts. Throws where there is none yet.
 */
export function rotatedText(path: string, isGood: (text: string) => boolean): () => string {
  let known: string | undefined;
  return () => {
    try {
      const text = readFileSync(path, 'utf8');
      if (isGood(text)) known = text;
    } catch (error) {
      if (known === undefined) throw error;
    }
    if (known === undefined) throw new Error(`${path} has nothing of use`);
    return known;
  };
}

/** A certificate of an authority, as the file is when it is looked at. */
export function rotatedAuthority(path: string | undefined): { readonly ca: string | undefined } {
  if (path === undefined) return { ca: undefined };
  const read = rotatedText(path, (text) => problemOfCertificates(path, text) === undefined);
  read(); // While what is wrong with it ends a start.
  return {
    get ca() {
      return read();
    },
  };
}

/** User and password of a process for a store; undefined where the store needs none. */
export interface Login {
  readonly username: string | undefined;
  readonly password: string | undefined;
}

const [userFile, passwordFile] = ['username', 'password'];

/** The login in a folder of files, read from them at each access; the given one without a folder. */
export function loginOf(folder: string | undefined, given: Login): Login {
  if (folder === undefined) return given;
  const isGood = (text: string) => text.trim() !== '';
  const password = rotatedText(join(folder, passwordFile), isGood);
  const username =
    readCredential(folder, userFile) === undefined ? undefined : rotatedText(join(folder, userFile), isGood);
  return {
    get username() {
      return username?.().trim();
    },
    get password() {
      return withoutLineEnd(password());
    },
  };
}

/**
 * Path of a folder with the files `username` and `password`, as Kubernetes mounts a Secret. The user may be left out
 * where a store needs none.
 */
export const credentialsFolder = (needsUser: boolean) => z.string().check(({ value, issues }) => {
  const names = needsUser ? [userFile, passwordFile] : [passwordFile];
  const missing = names.find((name) => readCredential(value, name) === undefined);
  if (missing !== undefined)
    issues.push({ code: 'custom', message: `${value} has no file ${missing}, or it is empty`, input: value });
});

function readCredential(folder: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(folder, name), 'utf8');
    return text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Editors end files with one; no password does. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');
