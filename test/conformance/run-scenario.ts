import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { ChatError, isErrorCode } from '@cecochat/contracts';
import { Inbox } from './inbox.ts';
import { difference, type Scenario, type Step } from './scenario.ts';
import { ScriptedPlatform } from './scripted-platform.ts';

/** The first step includes the start of the client, on a core that many programs may share. */
const withinMs = 60_000;
const claims = { sub: '2001', iss: 'cecochat', aud: 'cecochat', exp: 4_102_444_800 };
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** For user 2001. The scripted platform verifies no token. */
const token = `${encoded({ alg: 'EdDSA', typ: 'JWT' })}.${encoded(claims)}.c2lnbmF0dXJl`;

/** Runs the client against a scripted platform. Resolves to the problem: a step that did not happen; undefined when all did. */
export async function runScenario({ cursor, steps }: Scenario, [command = '', ...args]: readonly string[]): Promise<string | undefined> {
  const platform = new ScriptedPlatform();
  await platform.start(new Set(['a', 'b', ...steps.flatMap((step) => ('route' in step ? [step.route] : []))]));
  const printed = new Inbox();
  const client = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env, CECOCHAT_URL: platform.connectHttp, CECOCHAT_CONNECT_GRPC: platform.connectGrpc, CECOCHAT_TOKEN: token, CECOCHAT_USER: claims.sub,
      CECOCHAT_DEVICE: 'phone', ...(cursor !== undefined && { CECOCHAT_CURSOR: String(cursor) }),
    },
  });
  client.on('error', () => undefined);
  client.stdin.on('error', () => undefined);
  createInterface({ input: client.stdout }).on('line', (line) => printed.put(JSON.parse(line)));
  const type = (line: object) => client.stdin.write(`${JSON.stringify(line)}\n`);
  try {
    for (const [index, step] of steps.entries()) {
      const problem = await perform(step, { platform, printed, type }).catch((error: unknown) => (Error.isError(error) ? error.message : String(error)));
      if (problem !== undefined) return `step ${index + 1}, ${JSON.stringify(step)}: ${problem}`;
    }
    return undefined;
  } finally {
    client.kill('SIGKILL');
    platform.stop();
  }
}

interface Stage {
  readonly platform: ScriptedPlatform;
  readonly printed: Inbox;
  readonly type: (line: object) => void;
}

async function perform(step: Step, stage: Stage): Promise<string | undefined> {
  const { platform, printed, type } = stage;
  if ('opens' in step) return difference(plain(await platform.server(step.opens).inbox.take(withinMs)), { listen: step.listen });
  if ('sends' in step) return difference(plain(await platform.server(step.sends).inbox.take(withinMs)), { send: step.send });
  if ('closes' in step) return difference(await platform.server(step.closes).closed.take(withinMs), { closed: true });
  if ('prints' in step) return difference(await printed.take(withinMs), step.prints);
  if ('quiet' in step) return quiet(step.quiet, stage);
  if ('type' in step) type(step.type);
  else if ('writes' in step) platform.server(step.writes).write(addressed(step.frame, platform));
  else if ('route' in step) platform.route = { server: step.route, epoch: step.epoch };
  else if ('reads' in step) return readPage(step, platform);
  else endStream(step, platform);
  return undefined;
}

function endStream({ ends, code, address, epoch, retryAfterMs }: Extract<Step, { ends: string }>, platform: ScriptedPlatform): void {
  if (!isErrorCode(code)) throw new Error(`${code} is not a code`);
  const details = { ...(address !== undefined && { address: platform.server(address).address }), ...(epoch !== undefined && { epoch }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
  platform.server(ends).end(new ChatError(code, 'as in the scenario', details));
}

/** Resolves when the page was read. */
function readPage({ reads, page }: Extract<Step, { reads: object }>, platform: ScriptedPlatform): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  platform.addPage((request) => {
    resolve(difference(plain(request), reads));
    return page;
  });
  return Promise.race([promise, delay(withinMs, `no page was read within ${withinMs / 1_000} s`, { ref: false })]);
}

async function quiet(ms: number, { platform, printed }: Stage): Promise<string | undefined> {
  await delay(ms);
  const [first] = [...platform.untaken(), ...printed.waiting()];
  return first === undefined ? undefined : `there is ${JSON.stringify(plain(first))}`;
}

/** A frame whose address is that of the server of that name. */
function addressed(frame: Readonly<Record<string, unknown>>, platform: ScriptedPlatform): object {
  const { moved } = frame;
  if (typeof moved !== 'object' || moved === null || !('address' in moved)) return frame;
  return { moved: { ...moved, address: platform.server(String(moved.address)).address } };
}

/** 64-bit numbers as decimal texts. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('low' in value && 'high' in value) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
