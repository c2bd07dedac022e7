import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSession, memorySession, sessionTokens, type SessionStore, type SessionTokens } from '@cecochat/client-node';
import { ChatError, userId } from '@cecochat/contracts';
import { generateKeys } from '@cecochat/runtime';
import fc from 'fast-check';
import { Sessions, type StoredSession } from '../../services/accounts/sessions/index.ts';

const user = userId(5n);
const accessSeconds = 600;
const keys = generateKeys();

/** The sessions of the service, with rows in memory, and a network that can lose the answers of calls. */
class Service {
  readonly #rows = new Map<string, StoredSession>();
  readonly sessions: Sessions;
  nowMs = 1_000_000;
  refreshes = 0;
  stolen = 0;
  /** How many of the next answers are lost. */
  losesAnswers = 0;

  private constructor(privateJwk: Awaited<typeof keys>['privateJwk']) {
    const rows = this.#rows;
    this.sessions = new Sessions({
      key: () => privateJwk, issuer: 'i', audience: 'a', accessSeconds, idleMs: 30 * 86_400_000,
      clock: () => this.nowMs, random: randomBytes, onStolen: () => void this.stolen++, revoke: async () => undefined,
      standingOf: async () => ({ isSuspended: false, role: 'user' }),
      store: {
        create: async (_, session) => void rows.set(session.id, session),
        ofUser: async () => [...rows.values()],
        read: async (_, id) => rows.get(id),
        rotate: async (_, { id, refreshHash }, next) => {
          const now = rows.get(id);
          if (now === undefined || !now.refreshHash.equals(refreshHash)) return false;
          rows.set(id, { ...now, ...next, previousHash: refreshHash });
          return true;
        },
        end: async (_, id) => void rows.delete(id),
        remove: async (_, id) => void rows.delete(id),
      },
    });
  }

  static async create(): Promise<Service> {
    return new Service((await keys).privateJwk);
  }

  async signIn(): Promise<SessionTokens> {
    return { name: 'ann', ...(await this.sessions.begin(user, '')) };
  }

  async refresh(refreshToken: string, requestId: string): Promise<SessionTokens> {
    this.refreshes++;
    const tokens = await this.sessions.refresh(refreshToken, requestId);
    if (this.losesAnswers > 0) {
      this.losesAnswers--;
      throw new ChatError('unavailable', 'the answer is lost');
    }
    return { name: 'ann', ...tokens };
  }

  /** The tokens of a client of its own with the store. */
  clientOf(store: SessionStore): () => Promise<string> {
    return sessionTokens({ accounts: this, store, clock: () => this.nowMs });
  }
}

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'cecochat-session-'))));
afterEach(() => rm(folder, { recursive: true }));

/** A store in a file, with a session that has just begun. */
async function signedIn(service: Service): Promise<() => SessionStore> {
  const file = join(folder, 'deep', 'ann.json');
  const tokens = await service.signIn();
  await fileSession(file).change((_, save) => save(tokens));
  return () => fileSession(file);
}

test('a token is given again until it is about to expire, or is refused', async () => {
  const service = await Service.create();
  const token = service.clientOf(memorySession(await service.signIn()));
  const first = await token();
  const store = memorySession(await service.signIn());
  const others = [service.clientOf(store), service.clientOf(store)] as const;
  expect(await others[0]()).toBe(await others[1]());
  expect(service.refreshes).toBe(0);
  const second = await token(); // Asked again: the first one was refused.
  expect([second === first, service.refreshes]).toEqual([false, 1]);
  service.nowMs += (accessSeconds - 10) * 1_000;
  expect(await others[0]()).toBe(await others[1]());
  expect(service.refreshes).toBe(2);
});

test('the file is read and written by this user of the machine alone, and leaves nothing beside it', async () => {
  const service = await Service.create();
  const open = await signedIn(service);
  await service.clientOf(open())();
  expect((await stat(join(folder, 'deep', 'ann.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder, 'deep'))).toEqual(['ann.json']);
  expect(await open().read()).toMatchObject({ user, name: 'ann' });
});

test('clients that refresh one session at once exchange its token once', async () => {
  const service = await Service.create();
  const open = await signedIn(service);
  service.nowMs += accessSeconds * 1_000;
  const tokens = await Promise.all(Array.from({ length: 5 }, () => service.clientOf(open())()));
  expect([new Set(tokens).size, service.refreshes, service.stolen]).toEqual([1, 1, 0]);
});

test('a lost answer is asked for again with the same id, also by another process', async () => {
  const service = await Service.create();
  const open = await signedIn(service);
  service.nowMs += accessSeconds * 1_000;
  service.losesAnswers = 2;
  for (let times = 0; times < 2; times++) await expect(service.clientOf(open())()).rejects.toMatchObject({ code: 'unavailable' });
  expect((await open().read())?.requestId).toBeDefined();
  await service.clientOf(open())();
  expect([service.refreshes, service.stolen]).toEqual([3, 0]);
  expect((await open().read())?.requestId).toBeUndefined();
});

test('however answers are lost and clients take turns, a session that nobody stole lasts', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.record({ client: fc.nat(2), lost: fc.nat(2), passMs: fc.constantFrom(0, 1_000, accessSeconds * 1_000) }), { minLength: 1, maxLength: 20 }),
    async (steps) => {
      const service = await Service.create();
      const store = memorySession(await service.signIn());
      const clients = [0, 1, 2].map(() => service.clientOf(store));
      for (const { client, lost, passMs } of steps) {
        service.nowMs += passMs;
        service.losesAnswers = lost;
        await clients[client]?.().catch((error: unknown) => expect(ChatError.from(error).code).toBe('unavailable'));
      }
      service.losesAnswers = 0;
      await service.clientOf(store)();
      expect(service.stolen).toBe(0);
    },
  ), { numRuns: 50 });
});

test('a session that is over is removed, and says so', async () => {
  const service = await Service.create();
  const open = await signedIn(service);
  const token = service.clientOf(open());
  await token();
  await service.sessions.endAll(user);
  await expect(token()).rejects.toMatchObject({ code: 'session-ended', message: 'the session has ended' });
  expect(await open().read()).toBeUndefined();
  await expect(token()).rejects.toMatchObject({ code: 'session-ended' });
});

test.each(['', '{"format":', '[]', '{"format":2}', '{"format":1,"user":"99999999999999999999"}'])('a file with %p is refused, and kept', async (text) => {
  const file = join(folder, 'bad.json');
  await writeFile(file, text);
  await expect(fileSession(file).read()).rejects.toThrow(`${file} is no session: remove it, and sign in again`);
  await expect(fileSession(file).change(async () => undefined)).rejects.toThrow('is no session');
  expect([await readFile(file, 'utf8'), await readdir(folder)]).toEqual([text, ['bad.json']]);
});
