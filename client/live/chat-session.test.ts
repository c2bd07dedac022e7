import { ChatError, epoch, offset, partition, toLong, userId, type cecochat, type Offset } from '@cecochat/contracts';
import { eventually } from '../../test/support/eventually.ts';
import { connect, memoryOutbox, type ChatSession, type ConnectOptions, type Outbox, type OutboxContent, type ReceivedEvent } from '@cecochat/client-node';
import type { HistoryPage, OutgoingSend } from '../session/index.ts';
import type { ChatCallHandlers, Transport } from '../transport/index.ts';
import { sentText } from '../../test/support/sent-text.ts';

/*
 * Situations that the real platform cannot produce at a given moment: a full stream, a slow disk, a close that comes
 * first. The test plays the other side of the transport.
 */

const me = userId(1);
const you = userId(2);
const tokenOf = (user: string) => `h.${Buffer.from(JSON.stringify({ sub: user })).toString('base64url')}.s`;

class Stream {
  readonly sent: OutgoingSend[] = [];
  readonly handlers: ChatCallHandlers;
  paused = false;
  closed = false;

  constructor(handlers: ChatCallHandlers) {
    this.handlers = handlers;
  }

  ready(position: number, lastSequence = 0): void {
    const at = toLong(position);
    this.handlers.onFrame({ ready: { position: at, livePosition: at, lastSequence: toLong(lastSequence), maxOutstanding: 8 } });
  }

  deliver(from: number, to: number): void {
    for (let at = from; at < to; at++) this.handlers.onFrame({ delivery: stored(at) });
  }

  ack(sequence: number): void {
    this.handlers.onFrame({ acked: { acks: [{ sequence: toLong(sequence), messageId: toLong(1_000 + sequence) }] } });
  }
}

class HandPlayed implements Transport {
  readonly streams: Stream[] = [];
  readonly reads: { readonly cursor: Offset; readonly answer: (page: HistoryPage) => void }[] = [];
  closed = false;

  async lookUp() {
    return { address: 'server', historyAddress: 'history', partition: partition(0), epoch: epoch(1) };
  }

  openStream(_address: string, _listener: unknown, handlers: ChatCallHandlers) {
    const stream = new Stream(handlers);
    this.streams.push(stream);
    return {
      send: (send: OutgoingSend) => void stream.sent.push({ ...send }),
      sendFrame: () => undefined,
      pause: () => void (stream.paused = true),
      resume: () => void (stream.paused = false),
      close: () => void (stream.closed = true),
    };
  }

  readHistory(_address: string, _token: string, { cursor }: { readonly cursor: Offset }): Promise<HistoryPage> {
    return new Promise((answer) => this.reads.push({ cursor, answer }));
  }

  close(): void {
    this.closed = true;
  }
}

function stored(at: number): cecochat.v1.IStoredEvent {
  return {
    offset: toLong(at),
    event: {
      messageId: toLong(at + 1), sender: toLong(you), device: 'theirs', sequence: toLong(at + 1), receiver: toLong(me), text: { text: `${at}` },
    },
  };
}

const pageOf = (from: number, to: number, watermark: number): HistoryPage => ({
  events: Array.from({ length: to - from }, (_, index) => stored(from + index)), nextCursor: offset(to), watermark: offset(watermark), gaps: [],
});

const sessions: ChatSession[] = [];
const slow: { hurry(): void }[] = [];
afterEach(async () => {
  for (const outbox of slow.splice(0)) outbox.hurry();
  for (const session of sessions.splice(0)) await session.close().catch(() => undefined);
});

function setUp(options: Partial<ConnectOptions> = {}) {
  const transport = new HandPlayed();
  const policy = { backOff: { baseMs: 1, capMs: 1 } };
  const session = connect({ url: 'http://unused', token: tokenOf('1'), device: 'phone', transport, policy, ...options });
  sessions.push(session);
  const stream = (index: number) => eventually(() => {
    const found = transport.streams[index];
    if (found === undefined) throw new Error(`stream ${index} is not open`);
    return found;
  });
  return { transport, session, stream };
}

async function take(session: ChatSession, count: number): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  if (count > 0) for await (const event of session) if (events.push(event) === count) break;
  return events;
}

test('an attempt that waits is made at once when the network is back, and nothing happens otherwise', async () => {
  const { transport, session, stream } = setUp({ policy: { backOff: { baseMs: 600_000, capMs: 600_000 } } });
  (await stream(0)).ready(0);
  await session.live();
  session.retryNow();
  expect(transport.streams).toHaveLength(1);
  (await stream(0)).handlers.onClosed(new ChatError('unavailable', 'no network'));
  await eventually(() => expect(session.status).toBe('waiting'));
  session.retryNow();
  (await stream(1)).ready(0);
  await eventually(() => expect(session.status).toBe('live'));
});

/** An outbox whose saves the test ends. */
function slowOutbox() {
  const saves: { readonly content: OutboxContent; readonly done: (error?: Error) => void }[] = [];
  let hurried = false;
  const outbox: Outbox = {
    durable: true,
    open: async () => undefined,
    save: (read) => new Promise((resolve, reject) => {
      saves.push({ content: read(), done: (error) => (error === undefined ? resolve() : reject(error)) });
      if (hurried) resolve();
    }),
    close: async () => undefined,
  };
  const save = (matching: (content: OutboxContent) => boolean) => eventually(() => {
    const found = saves.find(({ content }) => matching(content));
    if (found === undefined) throw new Error('not saved');
    return found;
  });
  const hurry = () => {
    hurried = true;
    for (const { done } of saves) done();
  };
  const made = { outbox, save, hurry };
  slow.push(made);
  return made;
}

describe('a program that does not take its events', () => {
  test('stops the reading of the stream, and lets it go on when half of them are taken', async () => {
    const { session, stream } = setUp();
    const open = await stream(0);
    open.ready(0);
    open.deliver(0, 999);
    expect(open.paused).toBe(false);
    open.deliver(999, 1_010);
    expect(open.paused).toBe(true);
    await take(session, 509);
    expect(open.paused).toBe(true);
    await take(session, 1);
    expect(open.paused).toBe(false);
    const rest = await take(session, 500);
    expect(rest.at(-1)?.offset).toBe(1_009);
  });

  test('lets a new stream open before it is not read', async () => {
    const { stream } = setUp();
    const first = await stream(0);
    first.ready(0);
    first.deliver(0, 1_000);
    first.handlers.onClosed(new ChatError('unavailable', 'cut'));
    const second = await stream(1);
    expect(second.paused).toBe(false);
    second.ready(1_000);
    expect(second.paused).toBe(true);
  });

  test('stops the reading of history', async () => {
    const { transport, session, stream } = setUp({ cursor: offset(0) });
    (await stream(0)).ready(2_000);
    for (const [read, [from, to]] of [[0, 600], [600, 1_200]].entries()) {
      const asked = await eventually(() => {
        expect(transport.reads).toHaveLength(read + 1);
        return transport.reads[read];
      });
      asked?.answer(pageOf(from ?? 0, to ?? 0, 2_000));
    }
    await take(session, 699);
    expect(transport.reads).toHaveLength(2);
    await take(session, 1);
    expect(transport.reads.map(({ cursor }) => cursor)).toEqual([0, 600, 1_200]);
  });
});

describe('a durable outbox', () => {
  const has = (...sequences: number[]) => ({ unacknowledged }: OutboxContent) =>
    JSON.stringify(unacknowledged.map(({ sequence }) => sequence)) === JSON.stringify(sequences);

  test('has a send before it leaves, and sends that come meanwhile share the next save', async () => {
    const { outbox, save } = slowOutbox();
    const { session, stream } = setUp({ outbox });
    const open = await stream(0);
    open.ready(0);
    const outcomes = ['one', 'two', 'three'].map((text) => session.send(you, text));
    const first = await save(has(1));
    expect(open.sent).toEqual([]);
    first.done();
    const second = await save(has(1, 2, 3));
    expect(open.sent.map(sentText)).toEqual(['one']);
    second.done();
    await eventually(() => expect(open.sent.map(sentText)).toEqual(['one', 'two', 'three']));
    for (const sequence of [1, 2, 3]) open.ack(sequence);
    expect(await Promise.all(outcomes)).toMatchObject([{ sequence: 1, messageId: 1_001n }, { sequence: 2 }, { sequence: 3 }]);
    await save(has());
  });

  test('that cannot be written ends the session, and the send does not leave', async () => {
    const { outbox, save } = slowOutbox();
    const { session, stream } = setUp({ outbox });
    const open = await stream(0);
    open.ready(0);
    const outcome = session.send(you, 'precious');
    (await save(has(1))).done(new Error('no space left on device'));
    await expect(outcome).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'outbox' }, message: 'the outbox cannot be saved: no space left on device' });
    expect(open.sent).toEqual([]);
    expect(session.status).toBe('closed');
    expect(session.error?.message).toContain('no space left');
  });

  test('keeps sends of a device that is not connected', async () => {
    const { outbox, save } = slowOutbox();
    const { session, stream } = setUp({ outbox });
    await stream(0);
    session.send(you, 'later').catch(() => undefined);
    (await save(has(1))).done();
  });

  test('keeps the place of the oldest event that the program is not done with', async () => {
    const { outbox, save } = slowOutbox();
    const { session, stream } = setUp({ outbox });
    const open = await stream(0);
    open.ready(0);
    open.deliver(0, 5);
    const events = session[Symbol.asyncIterator]();
    await events.next();
    await events.next();
    const { content, done } = await save(({ seen }) => seen.length > 0);
    expect(content).toMatchObject({ cursor: 1, seen: [{ sender: '2', device: 'theirs', sequence: 1 }] });
    done();
  });
});

describe('a session that is closed before it has begun', () => {
  test('rejects its sends, ends its loop and gives its outbox back', async () => {
    const outbox = memoryOutbox();
    const { transport, session } = setUp({ outbox });
    const sent = session.send(you, 'never');
    const live = session.live();
    const closed = session.close();
    await expect(sent).rejects.toMatchObject({ code: 'unavailable', message: 'the session is closed' });
    await expect(live).rejects.toMatchObject({ code: 'unavailable' });
    await expect(session.send(you, 'neither')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await session[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
    await closed;
    expect(transport.streams).toEqual([]);
    expect(await outbox.open()).toBeUndefined();
  });

  test('stops waiting for a token', async () => {
    let asked = 0;
    const token = async () => {
      asked++;
      throw new ChatError('unavailable', 'nobody gives tokens', { retryAfterMs: 60_000 });
    };
    const { session } = setUp({ token });
    await eventually(() => expect(session).toMatchObject({ status: 'waiting', error: { message: 'nobody gives tokens' } }));
    await session.close();
    expect([session.status, session.error, asked]).toEqual(['closed', undefined, 1]);
  });
});

test('a token that is not there at first is asked for again', async () => {
  let asked = 0;
  const token = async () => {
    if (++asked < 3) throw new ChatError('unavailable', 'not yet');
    return tokenOf('1');
  };
  const { session, stream } = setUp({ token });
  (await stream(0)).ready(0);
  await session.live();
  expect(session.user).toBe(me);
});

test.each([
  ['nonsense', 'the token is no JWT'],
  [tokenOf(''), 'the token names no user'],
  [tokenOf('-1'), 'the token names no user'],
  [`h.${Buffer.from('7').toString('base64url')}.s`, 'the token is no JWT'],
])('the token %p ends the session', async (token, message) => {
  const { session } = setUp({ token });
  await expect(session.live()).rejects.toMatchObject({ code: 'unauthenticated', message });
});

test('a new token for somebody else is not taken', async () => {
  const tokens = [tokenOf('1'), tokenOf('2')];
  const { session, stream } = setUp({ token: async () => tokens.shift() ?? '' });
  const open = await stream(0);
  open.ready(0);
  open.handlers.onClosed(new ChatError('unauthenticated', 'expired'));
  await eventually(() => expect(session.error).toMatchObject({ code: 'unauthenticated', message: 'the new token is not for user 1' }));
});

test('sends before the beginning are bounded, those that fit go out in their order', async () => {
  const { session, stream } = setUp({ policy: { maxQueuedSends: 2 } });
  const [one, two, three] = ['one', 'two', 'three'].map((text) => session.send(you, text));
  await expect(three).rejects.toMatchObject({ code: 'overloaded' });
  const open = await stream(0);
  open.ready(0);
  expect(open.sent.map(sentText)).toEqual(['one', 'two']);
  for (const sequence of [1, 2]) open.ack(sequence);
  expect(await Promise.all([one, two])).toHaveLength(2);
});

test('an address that cannot be dialled is one more thing to try again', async () => {
  const { transport, session } = setUp();
  transport.openStream = () => {
    throw new Error('no such scheme');
  };
  await eventually(() => expect(session.error).toMatchObject({ code: 'internal', message: 'no such scheme' }));
  expect(session.status).not.toBe('closed');
});

test('who made the transport closes it', async () => {
  const { transport, session } = setUp();
  await session.close();
  expect(transport.closed).toBe(false);
});

test.each<[Partial<ConnectOptions>, string]>([
  [{ url: 'localhost' }, 'url'],
  [{ url: 'ftp://localhost' }, 'url'],
  [{ device: '' }, 'device'],
  [{ device: 'é'.repeat(33) }, 'device'],
])('the options %p are refused at once', (options, field) => {
  const good = { url: 'http://127.0.0.1:24000', token: tokenOf('1'), device: 'phone' };
  expect(() => connect({ ...good, ...options })).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
});
