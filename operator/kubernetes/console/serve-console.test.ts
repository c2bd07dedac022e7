import type { ConsoleDocument } from '../../console/index.ts';
import type { ConsoleServer } from '../../console/server/index.ts';
import { ConsoleBoard } from './console-board.ts';
import { serveConsole, type ServedConsole } from './serve-console.ts';

const opened: ConsoleServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

async function serve(parts: Partial<ServedConsole>): Promise<string> {
  const server = await serveConsole({ listen: '127.0.0.1:0', board: () => undefined, findLeader: async () => undefined, logger: { warn: () => undefined }, ...parts });
  opened.push(server);
  return `127.0.0.1:${server.port}`;
}

async function ask(address: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://${address}/api/console`, { headers });
  return { status: response.status, body: (await response.json()) as Partial<ConsoleDocument> & { readonly code?: string } };
}

const boardOf = (accepted: string) => {
  const board = new ConsoleBoard({ clock: () => 5, monotonic: () => 0 });
  const check = async (authorization?: string) => {
    if (authorization !== accepted) throw new Error('not the token');
  };
  board.add({ name: 'a/chat', check, read: async () => ({ name: 'a/chat' }) as NonNullable<ConsoleDocument['platform']> });
  return board;
};

test('an operator that does not lead asks the one that does, with the token of the caller', async () => {
  const board = boardOf('Bearer good');
  const leader = await serve({ board: () => board });
  const other = await serve({ findLeader: async () => leader });
  expect(await ask(other, { authorization: 'Bearer good' })).toMatchObject({ status: 200, body: { platforms: ['a/chat'] } });
  expect(await ask(other)).toMatchObject({ status: 500, body: { code: 'internal' } });
});

test('the state is unavailable while no operator leads, the one that leads does not answer, or the Lease cannot be read', async () => {
  const gone = await serve({});
  await opened.pop()?.close();
  const findLeader: readonly ServedConsole['findLeader'][] = [async () => undefined, async () => gone, () => Promise.reject(new Error('no API server'))];
  for (const find of findLeader) expect(await ask(await serve({ findLeader: find }))).toMatchObject({ status: 503, body: { code: 'unavailable' } });
});

test('a request that was passed on is not passed on again', async () => {
  const ends = await serve({ findLeader: () => Promise.reject(new Error('asked again')) });
  const asked: string[] = [];
  const other = await serve({ findLeader: async () => (asked.push('leader'), ends) });
  expect(await ask(other, { 'cecochat-forwarded': 'console' })).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(asked).toEqual([]);
});
