import { randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { maxDeviceBytes } from '@cecochat/contracts';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { CliError } from './failure.ts';
import { parseWho, type Who } from './who.ts';

/** The options of every command that acts for a user. */
export interface UserOptions {
  /** Undefined for that of the token, or of the account that is signed in here. */
  readonly user?: Who;
  readonly url: URL;
  readonly ca?: string;
  readonly token?: string;
  readonly tokenFile?: string;
}

/** The token of an administrator; not given together with a file. */
export function adminTokenOption(): Option {
  return new Option(
    '--admin-token <jwt>',
    'a token with the claim "cecochat_role": "admin"; without one the development issuer is asked',
  ).env('CECOCHAT_ADMIN_TOKEN');
}

/** The file of the token of an administrator. */
export function adminTokenFileOption(): Option {
  return new Option('--admin-token-file <file>', 'a file with that token')
    .env('CECOCHAT_ADMIN_TOKEN_FILE')
    .conflicts('adminToken');
}

/** The options of every command that connects a device. */
export interface DeviceOptions extends UserOptions {
  readonly device: string;
  readonly transport: (typeof transports)[number];
}

const transports = ['grpc', 'websocket'] as const;

export function urlOption(): Option {
  const local = 'http://127.0.0.1:24000';
  return new Option('--url <url>', 'where the platform answers')
    .env('CECOCHAT_URL')
    .default(new URL(local), local)
    .argParser(parseUrl);
}

export function caOption(): Option {
  return new Option(
    '--ca <file>',
    'certificates (PEM) that those of an https platform are checked with, in place of the usual ones',
  )
    .env('CECOCHAT_CA')
    .argParser(readCertificates);
}

export function addUserOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--user <who>',
        'who you are: the name of an account that is signed in here, or an id; the current account unless given',
      )
        .env('CECOCHAT_USER')
        .argParser(parseWho),
    )
    .addOption(urlOption())
    .addOption(caOption())
    .addOption(
      new Option(
        '--token <jwt>',
        'a token for the user; without one an id has a token of the development issuer, and a name that of its session',
      ).env('CECOCHAT_TOKEN'),
    )
    .addOption(
      new Option(
        '--token-file <file>',
        'a file with the token, read again whenever a new one is needed: other users of the machine cannot see it',
      )
        .env('CECOCHAT_TOKEN_FILE')
        .conflicts('token'),
    );
}

export function addDeviceOptions(command: Command): Command {
  const device = `terminal-${randomBytes(4).toString('hex')}`;
  return addUserOptions(command)
    .addOption(
      new Option('--device <name>', 'name of this device, unique among those of the user')
        .default(device, 'a new one each time')
        .argParser(parseDevice),
    )
    .addOption(new Option('--transport <name>', 'how the device is connected').choices(transports).default('grpc'));
}

/** Throws a CliError when there is nothing to read. */
export function readTokenFile(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new CliError(`the token file cannot be read: ${Error.isError(error) ? error.message : String(error)}`);
  }
  if (text === '') throw new CliError(`the token file ${file} is empty`);
  return text;
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('It must be an http or https URL such as http://127.0.0.1:24000.');
  return url;
}

function readCertificates(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    new X509Certificate(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(
      `It must be a PEM file of certificates: ${Error.isError(error) ? error.message : String(error)}.`,
    );
  }
}

function parseDevice(text: string): string {
  if (text === '' || Buffer.byteLength(text) > maxDeviceBytes)
    throw new InvalidArgumentError(`It must be 1 to ${maxDeviceBytes} bytes.`);
  return text;
}
