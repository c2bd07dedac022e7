import { request } from 'node:http';
import { ChatError } from '@cecochat/contracts';
import type { Site } from '@cecochat/runtime';
import type { ConsoleDocument } from '../document.ts';
import { startConsoleServer, type ConsoleQuery, type ConsoleServer } from './console-server.ts';

const page = Buffer.from('<!doctype html>');
const site: Site = new Map([['/', { path: '/', type: 'text/html', etag: '"a"', isImmutable: false, bodies: { identity: page, gzip: page, br: page } }]]);
const document: ConsoleDocument = { schema: 1, atMs: 1, platforms: [], platform: null };
let server: ConsoleServer;
let asked: ConsoleQuery[] = [];
let failure: Error | undefined;

beforeAll(async () => {
  const read = async (query: ConsoleQuery) => {
    asked.push(query);
    if (failure !== undefined) throw failure;
    return document;
  };
  server = await startConsoleServer({ listen: '127.0.0.1:0', site, read, hosts: ['console.example:1'], logger: { warn: () => undefined } });
});
beforeEach(() => {
  [asked, failure] = [[], undefined];
});
afterAll(() => server?.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask(path: string, { method = 'GET', ...headers }: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { host: 'console.example:1', ...headers } }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (text: string) => (body += text));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
  });
  sent.on('error', reject).end();
  return promise;
}

test('the state is JSON that no cache keeps, for the platform and the token of the request', async () => {
  const { status, headers, body } = await ask('/api/console?platform=a%2Fb', { authorization: 'Bearer x' });
  expect([status, headers['cache-control'], JSON.parse(body)]).toEqual([200, 'no-store', document]);
  expect(asked).toEqual([{ platform: 'a/b', authorization: 'Bearer x', isForwarded: false }]);
});

test('the page has a policy without exceptions, and is not sent again while it is the same', async () => {
  const { status, headers, body } = await ask('/');
  expect([status, body, headers['content-type']]).toEqual([200, page.toString(), 'text/html']);
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect((await ask('/', { 'if-none-match': '"a"' })).status).toBe(304);
});

test('a failure is an answer with a code, and hides what is unexpected', async () => {
  failure = new ChatError('unauthenticated', 'authorization is missing');
  expect(await ask('/api/console')).toMatchObject({ status: 401, body: expect.stringContaining('"unauthenticated"') as string });
  failure = new Error('secret');
  const { status, body } = await ask('/api/console');
  expect([status, body.includes('secret')]).toEqual([500, false]);
});

test.each([
  ['another name of the host', { host: 'evil.example:1' }], ['a page of another origin', { origin: 'http://evil.example' }],
  ['a page of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
])('%s reads nothing', async (_, headers: Record<string, string>) => {
  expect((await ask('/api/console', headers)).status).toBe(403);
  expect(asked).toEqual([]);
});

test('a link from anywhere leads to the page', async () => {
  expect((await ask('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200);
});

test('nothing is written, and no other file is there', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/api/console', { method })).status).toBe(404);
  for (const path of ['/../package.json', '/etc/passwd', '//', '/api/status']) expect((await ask(path)).status).toBe(404);
});
