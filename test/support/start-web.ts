import { freePort } from './free-ports.ts';
import type { ServiceProcess } from './service-process.ts';
import type { RunningPlatform } from './start-platform.ts';

export interface RunningWeb {
  readonly process: ServiceProcess;
  readonly url: string;
}

/** Starts groups and web beside the services of a platform; they end with it. */
export async function startWeb({ platform, connectGrpc, connectUrl, historyAddress, tokens }: RunningPlatform): Promise<RunningWeb> {
  const [address, groups] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  await platform.startGroups(groups);
  const process = await platform.start('web', {
    ...platform.redisSettings, CECOCHAT_TOKEN_KEYS: tokens.jwksFile, CECOCHAT_HTTP_LISTEN: address,
    CECOCHAT_CONNECT_ADDRESS: connectGrpc, CECOCHAT_HISTORY_ADDRESS: historyAddress, CECOCHAT_GROUPS_ADDRESS: groups,
    CECOCHAT_ISSUER_URL: connectUrl,
  });
  return { process, url: `http://${address}` };
}
