import { ChatError, offset, sequence, textContent, textOf, toLong, userId, type cecochat } from '@cecochat/contracts';
import fc from 'fast-check';
import { sentText } from '../../test/support/sent-text.ts';
import { maxOutstanding, me, myDevice, noFaults, SessionModel, type Faults } from '../../test/support/session-model.ts';

const calm = { faults: noFaults, tailLength: 1_000, watermarkLag: 0, logged: 0 };

/** The events of the log that a device must see from an offset on: each where it first appears. */
function expected(model: SessionModel, from: number): string[] {
  const known = new Set<string>();
  return model.log.slice(from).flatMap(({ device, lineage, sequence: number, text }) => {
    if (known.has(`${device} ${lineage} ${number}`)) return [];
    known.add(`${device} ${lineage} ${number}`);
    return [text];
  });
}

const shown = (model: SessionModel) => model.emitted.map(textOf);

function expectPromisesKept(model: SessionModel, from: number): void {
  expect(model.offences).toEqual([]);
  expect(shown(model)).toEqual(expected(model, from));
  const refused = new Set(model.failed.map(({ send }) => sentText(send)));
  const taken = model.submitted.filter((text) => !refused.has(text) && !model.abandoned.has(text));
  expect([...model.acked.keys()].sort()).toEqual([...taken].sort());
  expect([...model.acked.values()].every((times) => times === 1)).toBe(true);
  // A send of a process that ended may have arrived, and is seen once then.
  const mine = shown(model).filter((text) => text?.startsWith('mine') === true);
  expect(new Set(mine).size).toBe(mine.length);
  expect(mine.filter((text) => text === undefined || !model.abandoned.has(text))).toEqual(taken);
  expect(model.state.cursor).toBe(model.log.length);
}

/** Lets everything that goes wrong go wrong, then lets the device come to rest. */
function live(model: SessionModel, rounds: number): void {
  const faults = model.faults;
  for (let round = 0; round < rounds; round++) {
    if (model.chance(0.6)) model.send(`mine ${model.submitted.length + 1}`);
    if (model.chance(0.5)) model.otherSends();
    if (model.chance(faults.crashes)) model.crash();
    if (model.chance(faults.forgets)) model.forget();
    if (model.chance(faults.amnesia)) model.loseNumbers();
    if (model.chance(faults.moves)) model.move();
    if (model.chance(faults.tokenExpires)) model.expireToken();
    if (model.chance(faults.breaks)) model.breakStreams();
    model.run(model.chance(0.1) ? 400 : 12);
  }
  model.faults = noFaults;
  model.otherSends();
  model.run(300_000);
}

const rare = (max: number) => fc.double({ min: 0, max, noNaN: true });
const anyFaults: fc.Arbitrary<Faults> = fc.record({
  breaks: rare(0.08), lookupFails: rare(0.5), historyFails: rare(0.5), forgets: rare(0.1), crashes: rare(0.1), amnesia: rare(0.1), refuses: rare(0.05),
  moves: rare(0.05), tokenExpires: rare(0.05),
});

test('whatever breaks, a device sees every event once and in order, and every send is acknowledged once', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer(), faults: anyFaults, rounds: fc.integer({ min: 1, max: 80 }), logged: fc.integer({ min: 0, max: 60 }),
        away: fc.integer({ min: 0, max: 60 }), tailLength: fc.integer({ min: 0, max: 40 }), watermarkLag: fc.integer({ min: 0, max: 40 }),
      }),
      ({ seed, faults, rounds, logged, away, tailLength, watermarkLag }) => {
        const cursor = Math.max(0, logged - away);
        const model = new SessionModel(seed, { faults, tailLength, watermarkLag, logged, cursor });
        live(model, rounds);
        expectPromisesKept(model, cursor);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('without faults nothing is sent twice and one stream serves for all', () => {
  const model = new SessionModel(1, { ...calm, cursor: 0 });
  live(model, 200);
  expectPromisesKept(model, 0);
  expect(model.opened).toBe(1);
  expect(model.log).toHaveLength(expected(model, 0).length);
});

test('a device without a cursor begins with what comes from now on', () => {
  const model = new SessionModel(1, { ...calm, logged: 5 });
  model.run(1_000);
  model.otherSends();
  model.run(1_000);
  expect(shown(model)).toEqual(['theirs 6']);
});

test('what the tail has no more comes from history, before what is live', () => {
  const model = new SessionModel(1, { ...calm, tailLength: 3, logged: 40, cursor: 2, watermarkLag: 30 });
  model.run(10);
  for (let count = 0; count < 5; count++) model.otherSends();
  model.run(60_000);
  expect(shown(model)).toEqual(expected(model, 2));
  expect(model.statuses.filter((status) => status === 'live')).toHaveLength(1);
});

test('what history has lost is told once, between the events before and after', () => {
  const model = new SessionModel(1, { ...calm, tailLength: 3, logged: 40, cursor: 2 });
  model.gaps = [{ from: offset(5), to: offset(9) }, { from: offset(20), to: offset(21) }];
  model.run(60_000);
  const texts = expected(model, 2);
  expect(model.told).toEqual([...texts.slice(0, 3), '5..9', ...texts.slice(7, 18), '20..21', ...texts.slice(19)]);
  expect(model.statuses.at(-1)).toBe('live');
});

test('a cursor of a log that the platform has lost ends nothing: the device goes on with what there is now', () => {
  const model = new SessionModel(1, { ...calm, logged: 5, cursor: 150 });
  model.run(1_000);
  for (let count = 0; count < 3; count++) model.otherSends();
  model.run(1_000);
  expect(model.ended).toBeUndefined();
  expect(model.statuses.at(-1)).toBe('live');
  expect(shown(model)).toEqual(expected(model, 0));
  expect(model.state.cursor).toBe(8);
});

test('more live events than are kept while history is read: the stream opens again when history is read', () => {
  const model = new SessionModel(3, { ...calm, tailLength: 3, logged: 40, cursor: 0, watermarkLag: 400, faults: { ...noFaults, historyFails: 1 } });
  model.run(100);
  for (let count = 0; count < 30; count++) model.otherSends();
  model.run(5_000);
  expect(shown(model)).toEqual([]);
  model.faults = noFaults;
  model.run(300_000);
  expect(shown(model)).toEqual(expected(model, 0));
  expect(model.opened).toBeGreaterThan(1);
});

test('no more sends are on their way than the server allows', () => {
  const model = new SessionModel(5, calm);
  model.run(1_000);
  for (let count = 1; count <= 10 * maxOutstanding; count++) model.send(`mine ${count}`);
  model.run(60_000);
  expectPromisesKept(model, 0);
});

test.each(['replaced', 'device-limit', 'invalid-argument'] as const)('a stream closed as %s ends the session', (code) => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.send('mine 1');
  model.breakStreams(new ChatError(code, 'no'));
  model.run(60_000);
  expect(model.ended?.error?.code).toBe(code);
  expect(model.failed.map(({ error }) => error.code)).toEqual([code]);
  expect(model.opened).toBe(1);
});

test('a token that is refused after it was refreshed ends the session', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  const refused = new ChatError('unauthenticated', 'no');
  model.input({ kind: 'stream-closed', key: 1, error: refused });
  model.input({ kind: 'token-refreshed' });
  model.input({ kind: 'lookup-failed', error: refused });
  expect(model.ended?.error).toBe(refused);
});

test('a server that points to the right one is followed without asking connect', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.faults = { ...noFaults, lookupFails: 1 };
  model.input({ kind: 'stream-closed', key: 1, error: new ChatError('wrong-server', 'elsewhere', { address: 'server-7', epoch: 7 }) });
  expect(model.state.route).toMatchObject({ address: 'server-7', epoch: 7 });
  expect(model.state.awaiting).toBe('nothing');
});

test.each([['the same', 1, 'server-7'], ['an older', 0, 'server-7'], ['no', undefined, undefined]])('a server that points elsewhere by %s epoch is left after a pause, and connect is asked', (_, epoch, address) => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  expect(model.state.route?.epoch).toBe(1);
  const details = { ...(epoch !== undefined && { epoch }), ...(address !== undefined && { address }) };
  model.input({ kind: 'stream-closed', key: 1, error: new ChatError('wrong-server', 'elsewhere', details) });
  expect(model.state).toMatchObject({ awaiting: 'retry', status: 'waiting' });
  model.input({ kind: 'timer', timer: 'retry' });
  expect(model.state.awaiting).toBe('lookup');
});

describe('a server that does not open the stream', () => {
  const open = () => {
    const model = new SessionModel(1, calm);
    model.run(1_000);
    model.input({ kind: 'stream-closed', key: 1, error: new ChatError('wrong-server', 'elsewhere', { address: 'server-7', epoch: 7 }) });
    model.input({ kind: 'timer', timer: 'look' });
    expect(model.state.awaiting).toBe('another-lookup');
    return model;
  };
  const route = { historyAddress: 'h', partition: 0 as never, epoch: 8 as never };

  test('is left for another one as soon as connect names it', () => {
    const model = open();
    model.input({ kind: 'lookup-answered', route: { ...route, address: 'server-8' } });
    expect(model.state).toMatchObject({ awaiting: 'nothing', route: { address: 'server-8' }, stream: { key: 3 } });
  });

  test('is waited for while connect names it, or says nothing', () => {
    const model = open();
    model.input({ kind: 'lookup-answered', route: { ...route, address: 'server-7' } });
    expect(model.state).toMatchObject({ awaiting: 'nothing', route: { address: 'server-7' }, stream: { key: 2 } });
    model.input({ kind: 'timer', timer: 'look' });
    model.input({ kind: 'lookup-failed', error: new ChatError('unavailable', 'connect is away') });
    expect(model.state).toMatchObject({ awaiting: 'nothing', stream: { key: 2 } });
  });

  test('and does then: what connect says later is not followed', () => {
    const model = open();
    model.input({ kind: 'frame', key: 2, frame: { ready: { position: toLong(0), lastSequence: toLong(0), maxOutstanding: 8, livePosition: toLong(0) } } });
    model.input({ kind: 'lookup-answered', route: { ...route, address: 'server-8' } });
    expect(model.state).toMatchObject({ awaiting: 'nothing', route: { address: 'server-7' }, stream: { key: 2 } });
  });
});

test('a hint that is older than what the device knows is not followed', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.input({ kind: 'stream-closed', key: 1, error: new ChatError('wrong-server', 'elsewhere', { address: 'server-0', epoch: 1 }) });
  expect(model.state.awaiting).toBe('retry');
});

test('a server that says when to come back is not bothered before', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.breakStreams(new ChatError('unavailable', 'stopping', { retryAfterMs: 5_000 }));
  model.run(4_900);
  expect(model.opened).toBe(1);
  model.run(1_000);
  expect(model.opened).toBe(2);
});

test('a device that is told to move is never without a stream, and loses no send', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  for (let count = 1; count <= 200; count++) {
    model.send(`mine ${count}`);
    if (count % 40 === 0) model.move();
    model.otherSends();
    model.run(5);
  }
  model.run(60_000);
  expectPromisesKept(model, 0);
  expect(model.opened).toBe(6);
  expect(model.statuses.slice(model.statuses.indexOf('live'))).not.toContain('connecting');
  expect(model.statuses).not.toContain('waiting');
  expect(model.log).toHaveLength(400);
});

test('a new server that refuses leaves the device where it is, and is tried again', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.refusesToOpen = true;
  model.move();
  model.send('mine 1');
  model.run(1_000);
  expect([...model.acked.keys()]).toEqual(['mine 1']);
  expect(model.opened).toBe(1);
  model.refusesToOpen = false;
  model.run(60_000);
  expect(model.opened).toBe(2);
  expect(model.statuses.slice(model.statuses.indexOf('live'))).not.toContain('connecting');
});

test('a server that goes away while the device moves: the stream to the new one is all it needs', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.send('mine 1');
  model.input({ kind: 'frame', key: 1, frame: { moved: { address: 'server-2', epoch: toLong(2), spreadMilliseconds: 0 } } });
  model.move();
  model.input({ kind: 'timer', timer: 'move' });
  expect(model.state.candidate?.key).toBe(2);
  model.input({ kind: 'stream-closed', key: 1, error: new ChatError('unavailable', 'gone') });
  model.run(60_000);
  expectPromisesKept(model, 0);
  expect(model.opened).toBe(2);
});

test('a new server that is not there any more: the device stays where it is', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.input({ kind: 'frame', key: 1, frame: { moved: { address: 'server-2', epoch: toLong(2), spreadMilliseconds: 0 } } });
  model.run(120_000);
  expect(model.state.moved).toBeUndefined();
  expect(model.state.candidate).toBeUndefined();
  expect(model.state.stream?.key).toBe(1);
  expect(model.opened).toBe(1);
});

test('a new server that says when to come back is asked for as long as it says so', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.input({ kind: 'frame', key: 1, frame: { moved: { address: 'server-2', epoch: toLong(2), spreadMilliseconds: 0 } } });
  const busy = new ChatError('overloaded', 'too many devices connect at once', { retryAfterMs: 50 });
  for (let attempt = 0; attempt < 20; attempt++) {
    model.input({ kind: 'timer', timer: 'move' });
    model.input({ kind: 'stream-closed', key: model.state.candidate?.key ?? 0, error: busy });
  }
  expect(model.state.moved?.address).toBe('server-2');
  expect(model.state.stream?.key).toBe(1);
});

test('a send that no server would take fails at once and the others go on', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.input({ kind: 'send', target: { receiver: userId(2) }, content: textContent(''), ticket: 1 });
  model.input({ kind: 'send', target: { receiver: userId(2) }, content: textContent('é'.repeat(4_097)), ticket: 2 });
  model.input({ kind: 'send', target: { receiver: userId(0) }, content: textContent('x'), ticket: 3 });
  expect(model.failed.map(({ send, error }) => [send.ticket, error.code, error.details.field])).toEqual([
    [1, 'invalid-argument', 'text'], [2, 'invalid-argument', 'text'], [3, 'invalid-argument', 'receiver'],
  ]);
  model.send('mine 1');
  model.run(1_000);
  expect([...model.acked.keys()]).toEqual(['mine 1']);
});

test('a send that the server refuses fails with the code, the field and the last sequence', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.send('mine 1');
  const rejected = { sequence: toLong(1), code: 'behind-window', field: 'sequence', message: 'too far behind', lastSequence: toLong(99) };
  model.input({ kind: 'frame', key: 1, frame: { rejected } });
  expect(model.failed[0]?.error).toMatchObject({ code: 'behind-window', message: 'too far behind', details: { field: 'sequence', lastSequence: 99 } });
});

test('sends refused because the server stops go again on the next stream', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  model.send('mine 1');
  model.send('mine 2');
  model.input({ kind: 'frame', key: 1, frame: { rejected: { sequence: toLong(1), code: 'unavailable', message: 'stopping' } } });
  model.run(60_000);
  expect(model.failed).toEqual([]);
  expectPromisesKept(model, 0);
});

test('a send whose acknowledgement was lost is found in the log and not sent again', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  for (let count = 1; count <= 20; count++) {
    model.send(`mine ${count}`);
    model.run(9);
    model.breakStreams();
    model.run(20_000);
  }
  expectPromisesKept(model, 0);
  expect(model.opened).toBe(21);
  expect(model.log).toHaveLength(20);
});

test('a device name that was used before goes on after its last sequence', () => {
  const model = new SessionModel(1, calm);
  model.send('mine 1');
  model.input({ kind: 'lookup-answered', route: { address: 'a', historyAddress: 'h', partition: 0 as never, epoch: 1 as never } });
  model.input({ kind: 'frame', key: 1, frame: { ready: { position: toLong(0), lastSequence: toLong(41), maxOutstanding: 8, livePosition: toLong(0) } } });
  expect(model.state.outgoing.tried().map((send) => send.sequence)).toEqual([sequence(42)]);
});

describe('of the numbers of a device', () => {
  const ready = (lineage: number, lastSequence: number) => ({ ready: { position: toLong(0), lineage: toLong(lineage), lastSequence: toLong(lastSequence), maxOutstanding: 8, livePosition: toLong(0) } });
  const own = (at: number, lineage: number) => ({
    delivery: { offset: toLong(at), event: { messageId: toLong(at + 1), sender: toLong(me), device: myDevice, lineage: toLong(lineage), sequence: toLong(1), receiver: toLong(2), text: { text: 'x' } } },
  });
  const open = () => {
    const model = new SessionModel(1, calm);
    model.send('mine 1');
    model.input({ kind: 'lookup-answered', route: { address: 'a', historyAddress: 'h', partition: 0 as never, epoch: 1 as never } });
    model.input({ kind: 'frame', key: 1, frame: ready(9, 0) });
    return model;
  };

  test('an older lineage says nothing of a send with the same sequence', () => {
    const model = open();
    model.input({ kind: 'frame', key: 1, frame: own(0, 5) });
    expect([...model.acked.keys()]).toEqual([]);
    model.input({ kind: 'frame', key: 1, frame: own(1, 9) });
    expect([...model.acked.keys()]).toEqual(['mine 1']);
  });

  test('a newer lineage of another process ends what has no answer, and the next sends go on in it', () => {
    const model = open();
    const elsewhere = { address: 'b', epoch: 2 };
    model.input({ kind: 'stream-closed', key: 1, error: new ChatError('wrong-server', 'elsewhere', elsewhere) });
    model.send('mine 2');
    model.input({ kind: 'frame', key: 2, frame: ready(20, 3) });
    expect(model.failed.map(({ send, error }) => [sentText(send), error.code, error.details.field])).toEqual([['mine 1', 'sequence-reused', 'device']]);
    expect(model.state.outgoing.lineage).toBe(20);
    expect(model.state.outgoing.tried().map((send) => [sentText(send), send.sequence])).toEqual([['mine 2', 4]]);
  });
});

test('an event of an unknown kind is passed on, and one that cannot be read is passed over', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  const identity = { messageId: toLong(1), sender: toLong(9), device: 'd', sequence: toLong(1), receiver: toLong(me) };
  model.input({ kind: 'frame', key: 1, frame: { delivery: { offset: toLong(0), event: identity } } });
  model.input({ kind: 'frame', key: 1, frame: { delivery: { offset: toLong(1), event: { ...identity, device: '' } } } });
  model.input({ kind: 'frame', key: 1, frame: {} });
  expect(shown(model)).toEqual([undefined]);
  expect(model.offences).toEqual(['unreadable 1']);
  expect(model.state.cursor).toBe(2);
});

test('closing keeps what was not acknowledged for an outbox, and tells the callers', () => {
  const model = new SessionModel(1, calm);
  model.send('mine 1');
  model.input({ kind: 'close' });
  expect(model.ended).toEqual({ kind: 'ended', error: undefined });
  expect(model.failed).toHaveLength(1);
  expect(model.state.outgoing.all().map(sentText)).toEqual(['mine 1']);
  model.send('mine 2');
  expect(model.failed).toHaveLength(2);
  expect(myDevice).toBe(model.state.config.device);
});

test('an event of a group comes once, and what is missing before it is named, unless the user was not a member meanwhile', () => {
  const model = new SessionModel(1, calm);
  model.run(1_000);
  let at = 0;
  const event = (seq: number, body: cecochat.v1.IEvent) => {
    const group = { messageId: toLong(1), sender: toLong(9), group: toLong(5), seq: toLong(seq), n: toLong(1) };
    model.input({ kind: 'frame', key: 1, frame: { delivery: { offset: toLong(at++), event: { ...group, ...body } } } });
  };
  const text = { device: 'd', sequence: toLong(1), text: { text: 'x' } };
  for (const seq of [3, 4, 4, 3, 7]) event(seq, text);
  event(20, { groupChanged: { added: { users: [toLong(8)] } } });
  event(31, { groupChanged: { added: { users: [toLong(8), toLong(me)] } } });
  expect(model.emitted.map((shownEvent) => shownEvent.group !== undefined && shownEvent.seq)).toEqual([3, 4, 7, 20, 31]);
  expect(model.groupGaps).toEqual([{ group: 5n, from: 5, to: 7 }, { group: 5n, from: 8, to: 20 }]);
});
