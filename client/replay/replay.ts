import { randomBytes } from 'node:crypto';
import { createTransport, type ReceivedEvent, type TlsOptions, type Transport } from '@cecochat/client-node';
import { textOf, type UserId } from '@cecochat/contracts';
import { Fleet, type Member } from './fleet.ts';
import { HistoryCheck } from './history-check.ts';
import { readMessageFile, type FileMessage } from './message-file.ts';
import { shown, type ReplayReport } from './report.ts';
import { buildScript, type Script } from './script.ts';
import { sendAll, type Sent } from './sending.ts';
import { Verdict, type Standing } from './verdict.ts';

export interface LoadOptions extends TlsOptions {
  /** Messages a second; as fast as the platform takes them when not given. */
  readonly rate: number | undefined;
  readonly devicesPerUser: number;
  /** Where `connect` answers. */
  readonly url: URL;
  readonly tokenOf: (user: UserId) => Promise<string>;
  /** Takes a line about progress, at least every two seconds. */
  readonly onProgress: (line: string) => void;
  readonly signal: AbortSignal;
  /** How long a step may make no progress before the run continues without the missing messages. */
  readonly stallMs?: number;
}

export interface ReplayOptions extends LoadOptions {
  /** In the form of samples/college-messages.tsv. */
  readonly file: string;
  /** How many of its messages to send; all when not given. */
  readonly limit: number | undefined;
}

/** A run as those see it who do something beside it. */
export interface RunningLoad {
  readonly standing: Standing;
  /** By the place of the user. */
  readonly members: readonly Member[];
}

/** Work that runs while messages are sent; sending stops when it is over. */
export interface Beside {
  /** Unacknowledged messages of all devices together. */
  readonly maxUnderWay: number;
  readonly devicePrefix: string;
  /** Wraps the transport of each device, by the places of user and device. */
  readonly transportOf: (transport: Transport, user: number, device: number) => Transport;
  /** Begins when the first message is due; when it is over no more are sent. Its failure is the failure of the run. */
  readonly run: (load: RunningLoad) => Promise<void>;
}

/** Longer than it takes a server to be restarted and a session to notice. */
const defaultStallMs = 60_000;

/**
 * Unacknowledged messages of all devices together. Keeps batches of two servers full without a queue of seconds: the
 * measured times include the wait in this queue.
 */
const maxUnderWay = 256;

const devicePrefix = 'replay';

/** The state that the steps of a run share. */
interface Run {
  readonly options: LoadOptions;
  readonly beside: Beside | undefined;
  readonly stallMs: number;
  readonly script: Script;
  readonly verdict: Verdict;
  readonly transport: Transport;
  readonly fleet: Fleet;
  readonly progress: Progress;
  readonly clock: () => number;
}

/**
 * Sends the messages of a file through the platform, each from a device of its sender, and checks what became of them
 * on every device of both participants and in their history. Rejects with a ChatError when the check is impossible: the
 * file is invalid, the platform cannot be reached, a device is refused.
 */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  return runLoad(await readMessageFile(options.file, options.limit), options);
}

/**
 * As `replay`, with messages of which each has the next line; with something beside it those that it had no time for
 * are not sent.
 */
export async function runLoad(
  messages: readonly FileMessage[], options: LoadOptions, beside?: Beside,
): Promise<ReplayReport> {
  const run = randomBytes(5).toString('hex');
  const script = buildScript(messages, run);
  const verdict = new Verdict({
    users: script.users.length, devicesPerUser: options.devicesPerUser, messages: script.messages,
  });
  const transport = createTransport(options.url, options);
  const clock = () => performance.now();
  const received = { all: 0, passedOn: 0 };
  const counting = countDeliveries(transport, (count) => (received.all += count));
  const fleet = new Fleet({
    users: script.users,
    devicesPerUser: options.devicesPerUser,
    url: options.url,
    devicePrefix: beside?.devicePrefix ?? devicePrefix,
    transportOf: (user, device) => beside?.transportOf(counting, user, device) ?? counting,
    tokenOf: options.tokenOf,
    signal: options.signal,
    onEvent: (user, device, event: ReceivedEvent) => {
      const text = textOf(event);
      received.passedOn++;
      const message = text === undefined ? undefined : script.messageOf(text);
      if (message !== undefined) verdict.saw(user, device, message, clock());
    },
  });
  const progress = new Progress(options.onProgress);
  const stallMs = options.stallMs ?? defaultStallMs;
  try {
    const figures = await orAborted(
      perform({ options, beside, stallMs, script, verdict, transport, fleet, progress, clock }), options.signal,
    );
    return { ...figures, repeats: received.all - received.passedOn, reconnects: fleet.reconnects, run };
  } finally {
    progress.stop();
    await fleet.close();
    transport.close();
  }
}

async function perform(run: Run): Promise<Omit<ReplayReport, 'repeats' | 'reconnects' | 'run'>> {
  const { verdict, clock } = run;
  const startMs = clock();
  await connectAll(run);
  const connectSeconds = rounded((clock() - startMs) / 1_000);
  const { seconds } = await sendMessages(run);
  const historyCaughtUpSeconds = await checkHistory(run);
  const findings = verdict.findings();
  return {
    ...findings,
    ...(run.beside !== undefined && { messages: verdict.standing.submitted }),
    seconds: rounded(seconds),
    messagesPerSecond: Math.round(findings.acked / seconds),
    connectSeconds,
    historyCaughtUpSeconds,
  };
}

async function connectAll({ fleet, progress, script, options }: Run): Promise<void> {
  const total = script.users.length * options.devicesPerUser;
  progress.show(() => `connecting: ${shown(fleet.live)} of ${shown(total)} devices`);
  await fleet.connect();
}

async function sendMessages(run: Run): Promise<Sent> {
  const { options, script, verdict, stallMs, clock, progress } = run;
  const total = run.beside === undefined ? ` of ${shown(script.messages.length)}` : '';
  let last = { acked: 0, atMs: clock() };
  progress.show(() => {
    const { submitted, acked, delivered } = verdict.standing;
    const now = { acked, atMs: clock() };
    const perSecond = Math.round(((now.acked - last.acked) * 1_000) / Math.max(1, now.atMs - last.atMs));
    last = now;
    return (
      `sending: ${shown(submitted)}${total} sent, ${shown(acked)} acknowledged, ${shown(delivered)} ` +
      `delivered, ${shown(perSecond)}/s`
    );
  });
  const sent = await sendBeside(run);
  if (!sent.complete)
    options.onProgress(`nothing has happened for ${stallMs / 1_000} s, going on without what is missing`);
  return sent;
}

async function sendBeside({ options, beside, script, fleet, verdict, stallMs, clock }: Run): Promise<Sent> {
  const failed = new AbortController();
  let isOver = false;
  const sending = sendAll({
    script, fleet, verdict, stallMs, clock,
    pace: { perSecond: options.rate, maxUnderWay: beside?.maxUnderWay ?? maxUnderWay },
    ...(beside !== undefined && { isOver: () => isOver }),
    signal: AbortSignal.any([options.signal, failed.signal]),
    onFailed: (error) => options.onProgress(`a message was refused: ${error.message}`),
  });
  const accompanying = beside?.run({ standing: verdict.standing, members: fleet.members }).then(
    () => (isOver = true),
    (error: unknown) => failed.abort(error),
  );
  const [sent] = await Promise.all([sending, accompanying]);
  return sent;
}

/** Seconds until history had everything; null when it never had. */
async function checkHistory({
  script, fleet, verdict, transport, stallMs, clock, progress, options,
}: Run): Promise<number | null> {
  const check = new HistoryCheck({ script, fleet, verdict, transport, stallMs, clock, signal: options.signal });
  const startMs = clock();
  progress.show(() => `history: complete for ${check.caughtUp} of ${check.partitions} partitions`);
  const caughtUp = await check.waitForWatermarks();
  const seconds = rounded((clock() - startMs) / 1_000);
  progress.show(() => `history: read for ${shown(check.read)} of ${shown(script.users.length)} users`);
  await check.readAll();
  return caughtUp ? seconds : null;
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

const rounded = (seconds: number) => Number(seconds.toFixed(2));

/** A transport that counts all events that a session receives, by stream or history, removed repeats included. */
function countDeliveries(transport: Transport, onDeliveries: (count: number) => void): Transport {
  return {
    ...transport,
    openStream: (address, listener, handlers) =>
      transport.openStream(address, listener, {
        onFrame: (frame) => {
          if (frame.delivery) onDeliveries(1);
          handlers.onFrame(frame);
        },
        onClosed: (error) => handlers.onClosed(error),
      }),
    readHistory: async (address, token, query) => {
      const page = await transport.readHistory(address, token, query);
      onDeliveries(page.events.length);
      return page;
    },
  };
}

const everyMs = 2_000;

/** Reports progress at once and every two seconds, so that no long step is silent. */
class Progress {
  readonly #write: (line: string) => void;
  #describe: () => string = () => '';
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** Reports this description from now on. */
  show(describe: () => string): void {
    this.#describe = describe;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#write(this.#describe()), everyMs);
    this.#write(describe());
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
