import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rotatedText } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** A shorter key could be found by trying; `openssl rand -hex 32` prints one of 64 characters. */
const minKeyLength = 32;

/**
 * Pure: the keys in a text, one a line. The first one signs, and each of them verifies, so that keys can be replaced.
 */
const keysIn = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Pure: why a text cannot be used as signing keys; undefined when it can. */
export function problemOfSigningKeys(text: string): string | undefined {
  const keys = keysIn(text);
  if (keys.length === 0) return 'has no key';
  const short = keys.findIndex((key) => key.length < minKeyLength);
  return short === -1 ? undefined : `line ${short + 1} is a key of fewer than ${minKeyLength} characters`;
}

/** Path of a file with signing keys. */
export const signingKeysFile = z.string().check(({ value, issues }) => {
  const problem = problemOfFile(value);
  if (problem !== undefined) issues.push({ code: 'custom', message: `${value} ${problem}`, input: value });
});

function problemOfFile(path: string): string | undefined {
  try {
    return problemOfSigningKeys(readFileSync(path, 'utf8'));
  } catch (error) {
    return `cannot be read: ${Error.isError(error) && 'code' in error ? String(error.code) : String(error)}`;
  }
}

/** The text of a file of signing keys, read again at each call; the previous one while the file has no usable keys. */
export const rotatedSigningKeys = (path: string): (() => string) =>
  rotatedText(path, (text) => problemOfSigningKeys(text) === undefined);

const keysOf = new WeakMap<Redis, () => string>();

/** Makes what is published through a client signed, and what is read through it verified, with the keys in a text. */
export function signWith(redis: Redis, keys: () => string): void {
  keysOf.set(redis, keys);
}

/**
 * Signature of what is published under a name: HMAC-SHA256 in base64url, bound to the prefix of the platform's keys.
 * Undefined where the platform has no signing keys.
 */
export function signatureOf(redis: Redis, name: string, text: string): string | undefined {
  const [first] = keysIn(keysOf.get(redis)?.() ?? '');
  return first === undefined ? undefined : hmac(first, redis, name, text).toString('base64url');
}

/** Whether one of the platform's keys signed what is published under a name; true where the platform has none. */
export function isSigned(redis: Redis, name: string, text: string, signature: unknown): boolean {
  const keys = keysOf.get(redis);
  if (keys === undefined) return true;
  if (typeof signature !== 'string') return false;
  const given = Buffer.from(signature, 'base64url');
  return keysIn(keys()).some((key) => {
    const expected = hmac(key, redis, name, text);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/**
 * Secrets for a purpose that processes with the same signing keys share and Redis never has: one of each key, in their
 * order. Undefined where the platform has no signing keys.
 */
export function secretsFor(redis: Redis, purpose: string): readonly string[] | undefined {
  const keys = keysOf.get(redis);
  return keys && keysIn(keys()).map((key) => hmac(key, redis, purpose, 'secret').toString('base64url'));
}

const hmac = (key: string, redis: Redis, name: string, text: string): Buffer =>
  createHmac('sha256', key).update(JSON.stringify([redis.options.keyPrefix ?? '', name, text])).digest();
