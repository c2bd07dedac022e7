import { portSpan } from '@cecochat/operator';
import { Command } from 'commander';
import { wholeNumber } from './whole-number.ts';

export interface RunOptions {
  readonly portBase: number;
  readonly dataDir: string;
  /** File of the manifest. */
  readonly manifest: string;
  /** Messages of the demonstration, 0 for none. */
  readonly messages: number;
}

export const defaultPortBase = 24_000;

/** Ports from here on are given out by the system to whoever connects to somewhere. */
const ephemeralPorts = 32_768;

/** Reads the command line. Prints the help, or what is wrong with it, and exits. */
export function readOptions(argv: readonly string[]): RunOptions {
  const command = new Command('make run')
    .description('Starts Kafka, Cassandra, Redis and the platform that a manifest describes on this machine, sends messages through it as a demonstration, and stays until Ctrl-C. The data is kept for the next time.')
    .usage('[ARGS="options"]')
    .option('--port-base <port>', 'first of the ports that are used on 127.0.0.1', wholeNumber(1_024, ephemeralPorts - portSpan), defaultPortBase)
    .option('--data-dir <folder>', 'folder that keeps data and logs', '.cecochat')
    .option('--manifest <file>', 'the platform to start', 'samples/chatcluster.yaml')
    .option('--messages <count>', 'messages of the demonstration, 0 for none', wholeNumber(0, 1_000_000_000), 2_000)
    .allowExcessArguments(false);
  return command.parse(argv, { from: 'user' }).opts<RunOptions>();
}
