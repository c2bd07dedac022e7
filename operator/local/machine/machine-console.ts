import { splitHostPort } from '@cecochat/contracts';
import { readConsolePage, startConsoleServer, type ConsoleServer } from '../../console/server/index.ts';
import { PlatformError } from '../platform-error.ts';
import type { PlatformLogger } from '../processes/index.ts';
import type { Machine } from './machine.ts';

/**
 * Serves the console of the platform on this machine. Loopback only, for pages that are at this very address. Throws a
 * PlatformError when the port is taken.
 */
export async function startMachineConsole(
  machine: Machine, listen: string, logger: PlatformLogger,
): Promise<ConsoleServer> {
  const { port } = splitHostPort(listen);
  const read = async () => {
    const platform = await machine.console();
    return { schema: 1 as const, atMs: Date.now(), platforms: [platform.name], platform };
  };
  try {
    return await startConsoleServer({
      listen, read, logger, site: readConsolePage(), hosts: [listen, `localhost:${port}`],
    });
  } catch (error) {
    throw new PlatformError(Error.isError(error) ? error.message : String(error));
  }
}
