import { randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { maxDeviceBytes, maxUserId, parseUserId, type UserId } from '@cecochat/contracts';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { requestToken } from '../transport/index.ts';
import { userOfToken } from '../live/index.ts';
import { CliError } from './failure.ts';

/** The options of every command that acts for a user. */
export interface UserOptions {
  readonly user: UserId;
  readonly url: URL;
  readonly ca?: string;
  readonly token?: string;
}

/** The options of every command that connects a device. */
export interface DeviceOptions extends UserOptions {
  readonly device: string;
}

export function urlOption(): Option {
  const local = 'http://127.0.0.1:24000';
  return new Option('--url <url>', 'where the platform answers').env('CECOCHAT_URL').default(new URL(local), local).argParser(parseUrl);
}

export function caOption(): Option {
  return new Option('--ca <file>', 'certificates (PEM) that those of an https platform are checked with, in place of the usual ones')
    .env('CECOCHAT_CA').argParser(readCertificates);
}

export function addUserOptions(command: Command): Command {
  return command
    .requiredOption('--user <id>', 'who you are', parseUser)
    .addOption(urlOption())
    .addOption(caOption())
    .addOption(new Option('--token <jwt>', 'a token for the user; without one the development issuer is asked').env('CECOCHAT_TOKEN'));
}

export function addDeviceOptions(command: Command): Command {
  const device = `terminal-${randomBytes(4).toString('hex')}`;
  return addUserOptions(command).addOption(
    new Option('--device <name>', 'name of this device, unique among those of the user').default(device, 'a new one each time').argParser(parseDevice),
  );
}

/** How to get a token for the user: the given one, or as many as needed from the development issuer. */
export function tokenFor({ user, url, ca, token }: UserOptions): string | (() => Promise<string>) {
  if (token === undefined) return () => requestToken(url, user, { ca });
  const owner = userOfToken(token);
  if (owner !== user) throw new CliError(`the token is for user ${owner}: give that one with --user, or another token`);
  return token;
}

export function parseUser(text: string): UserId {
  const user = parseUserId(text);
  if (user === undefined) throw new InvalidArgumentError(`It must be a user id, 1..${maxUserId}.`);
  return user;
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

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError('It must be an http or https URL such as http://127.0.0.1:24000.');
  return url;
}

function readCertificates(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    new X509Certificate(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(`It must be a PEM file of certificates: ${Error.isError(error) ? error.message : String(error)}.`);
  }
}

function parseDevice(text: string): string {
  if (text === '' || Buffer.byteLength(text) > maxDeviceBytes) throw new InvalidArgumentError(`It must be 1 to ${maxDeviceBytes} bytes.`);
  return text;
}
