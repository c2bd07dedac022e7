import { join } from 'node:path';

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const services = join(import.meta.dirname, '../../services');

/** How a service is run from source by the Node that runs this. Its client of Kafka makes Node warn of a harmless timeout. */
export function serviceCommand(service: string, env: Readonly<Record<string, string>>): Command {
  return {
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', join(services, service, 'main.ts')],
    env: { NODE_OPTIONS: '', ...env },
  };
}
