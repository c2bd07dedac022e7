import { ChatError, isErrorCode } from '@cecochat/contracts';
import type { ConsoleDocument } from '../../console/index.ts';
import {
  readConsolePage, startConsoleServer, type ConsoleQuery, type ConsoleServer,
} from '../../console/server/index.ts';
import type { ConsoleBoard } from './console-board.ts';

export interface ServedConsole {
  /** host:port, by which the other operators reach it as well. */
  readonly listen: string;
  /** That of the present leadership; undefined while another operator leads. */
  readonly board: () => ConsoleBoard | undefined;
  /** host:port of the console of the operator that leads; undefined while none does. */
  readonly findLeader: () => Promise<string | undefined>;
  readonly logger: { warn(details: object, message: string): void };
}

const deadlineMs = 5_000;

/**
 * Serves the console of all ChatClusters. Only the operator that leads has their state: another one asks it, so that a
 * Service may lead to any of them.
 */
export function serveConsole({ listen, board, findLeader, logger }: ServedConsole): Promise<ConsoleServer> {
  const read = async (query: ConsoleQuery): Promise<ConsoleDocument> => {
    const own = board();
    if (own !== undefined) return own.read(query);
    const leader = query.isForwarded ? undefined : await findLeader().catch(() => undefined);
    if (leader === undefined || leader === listen)
      throw new ChatError('unavailable', 'no operator leads at this moment', { retryAfterMs: 2_000 });
    return askLeader(leader, query);
  };
  return startConsoleServer({ listen, site: readConsolePage(), read, logger });
}

async function askLeader(leader: string, { platform, authorization }: ConsoleQuery): Promise<ConsoleDocument> {
  const query = platform === undefined ? '' : `?platform=${encodeURIComponent(platform)}`;
  const headers = { 'cecochat-forwarded': 'console', ...(authorization !== undefined && { authorization }) };
  const signal = AbortSignal.timeout(deadlineMs);
  let response: Response;
  try {
    response = await fetch(`http://${leader}/api/console${query}`, { headers, signal });
    if (response.ok) return (await response.json()) as ConsoleDocument;
  } catch (cause) {
    throw new ChatError('unavailable', 'the operator that leads does not answer', { retryAfterMs: 2_000, cause });
  }
  const { code, message } = ((await response.json().catch(() => ({}))) ?? {}) as Readonly<Record<string, unknown>>;
  throw new ChatError(
    typeof code === 'string' && isErrorCode(code) ? code : 'unavailable',
    typeof message === 'string' ? message : `the operator that leads answers with status ${response.status}`,
  );
}
