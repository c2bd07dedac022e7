import { defaultHost, portSpan } from '@cecochat/operator';
import { Command, Option } from 'commander';
import { wholeNumber } from './whole-number.ts';

export interface RunOptions {
  /** Address of loopback. */
  readonly host: string;
  readonly portBase: number;
  readonly dataDir: string;
  /** File of the manifest; undefined: the one in the data folder. */
  readonly manifest?: string;
  /** Messages of the demonstration, 0 for none. */
  readonly messages: number;
}

export const defaultPortBase = 24_000;
export const sampleManifest = 'samples/chatcluster.yaml';

/** Ports from here on are those that the system assigns to outgoing connections. */
const ephemeralPorts = 32_768;

/** Reads the command line. Prints the help, or what is wrong with it, and exits. */
export function readOptions(argv: readonly string[]): RunOptions {
  const command = new Command('make run')
    .description(
      'Starts Kafka, Cassandra, Redis and the platform that a manifest describes on this machine, sends messages ' +
        'through it as a demonstration, and stays until Ctrl-C. The data is kept for the next time.',
    )
    .usage('[ARGS="options"]')
    .addOption(
      new Option('--host <address>', 'address of loopback on which everything listens')
        .choices([defaultHost, '::1'])
        .default(defaultHost),
    )
    .option(
      '--port-base <port>',
      'first of the ports that are used',
      wholeNumber(1_024, ephemeralPorts - portSpan),
      defaultPortBase,
    )
    .option('--data-dir <folder>', 'folder that keeps data and logs', '.cecochat')
    .option(
      '--manifest <file>',
      'the platform to start; without it chatcluster.yaml in the folder of the data, at first a copy ' +
        `of ${sampleManifest}`,
    )
    .option(
      '--messages <count>',
      'messages of the demonstration, 0 for none and no people to chat as',
      wholeNumber(0, 1_000_000_000),
      2_000,
    )
    .allowExcessArguments(false);
  return command.parse(argv, { from: 'user' }).opts<RunOptions>();
}
