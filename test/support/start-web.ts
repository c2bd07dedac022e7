import { freePorts } from './free-ports.ts';
import type { ServiceProcess } from './service-process.ts';
import type { RunningPlatform } from './start-platform.ts';

export interface RunningWeb {
  readonly process: ServiceProcess;
  readonly url: string;
}

/** Starts groups, accounts and web beside the services of a platform; they end with it. */
export async function startWeb({ platform, connectGrpc, connectUrl, historyAddress, tokens }: RunningPlatform): Promise<RunningWeb> {
  const [address = '', groups = '', accounts = ''] = (await freePorts(3)).map((port) => `127.0.0.1:${port}`);
  await Promise.all([platform.startGroups(groups), platform.startAccounts(accounts)]);
  const process = await platform.start('web', {
    ...platform.redisSettings, CECOCHAT_TOKEN_KEYS: tokens.jwksFile, CECOCHAT_HTTP_LISTEN: address,
    CECOCHAT_CONNECT_ADDRESS: connectGrpc, CECOCHAT_HISTORY_ADDRESS: historyAddress, CECOCHAT_GROUPS_ADDRESS: groups,
    CECOCHAT_ACCOUNTS_ADDRESS: accounts, CECOCHAT_ISSUER_URL: connectUrl, CECOCHAT_SIGN_UP: 'true',
  });
  return { process, url: `http://${address}` };
}
