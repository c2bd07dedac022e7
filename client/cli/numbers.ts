import { maxUserId, parseUserId, type GroupId, type UserId } from '@cecochat/contracts';
import { InvalidArgumentError } from 'commander';

export function parseUser(text: string): UserId {
  const user = parseUserId(text);
  if (user === undefined) throw new InvalidArgumentError(`It must be a user id, 1..${maxUserId}.`);
  return user;
}

export function parseGroup(text: string): GroupId {
  const group = parseUserId(text) as bigint | undefined;
  if (group === undefined) throw new InvalidArgumentError(`It must be a group id, 1..${maxUserId}.`);
  return group as GroupId;
}

/** A whole number of at least 0. */
export function parseNatural(text: string): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return value;
}

/** A whole number of at least 1. */
export function parsePositive(text: string): number {
  const value = parseNatural(text);
  if (value === 0) throw new InvalidArgumentError('It must be 1 or more.');
  return value;
}
