import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { product } from '../product.ts';
import { wholeNumber } from '../run/whole-number.ts';

export const repository = join(import.meta.dirname, '../..');

/** A cluster by its name. */
export interface NameOptions {
  readonly name: string;
}

export interface UpOptions extends NameOptions {
  readonly workers: number;
  /** Of the images of the platform. */
  readonly version: string;
  readonly nodeImage: string;
}

export interface Commands {
  readonly up: (options: UpOptions) => Promise<void>;
  readonly down: (options: NameOptions) => Promise<void>;
}

/** The command line. Prints the help, or what is wrong with it, and exits. */
export function buildProgram({ up, down }: Commands): Command {
  const program = new Command('node tools/kind/main.ts').description(
    'A Kubernetes cluster in Docker containers of this machine, and a chat platform in it.',
  );
  describeCommand(
    program,
    'up',
    'Starts a cluster on this machine, in it stores for trying things out, the operator and the ChatCluster of ' +
      'samples/chatcluster-dev.yaml, and says how to chat. Nothing that runs in it can send anything off this machine.',
  )
    .option('--workers <count>', 'nodes beside the control plane', wholeNumber(1, 9), 2)
    .option('--version <version>', 'version of the images of the platform, which are made from here', product.version)
    .addOption(
      new Option(
        '--node-image <image>',
        "image of a node: 'auto' pulls the published one, or builds one from packages where it cannot be pulled; " +
          "'build' always builds; or a name",
      )
        .env('CECOCHAT_KIND_NODE_IMAGE')
        .default('auto'),
    )
    .action(up);
  describeCommand(
    program,
    'down',
    'Removes a cluster that `make up` started, and what was made for it on this machine. What was built or ' +
      'downloaded stays in ~/.cache/cecochat.',
  ).action(down);
  return program;
}

function describeCommand(program: Command, name: 'up' | 'down', text: string): Command {
  return program
    .command(name)
    .usage(`[options]  (as: make ${name} ARGS="options")`)
    .description(text)
    .allowExcessArguments(false)
    .option('--name <name>', 'name of the cluster', parseName, 'cecochat');
}

function parseName(text: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/.test(text)) return text;
  throw new InvalidArgumentError('It must be 1 to 30 small letters, digits and dashes.');
}
