import type { HttpRequest, HttpResponse } from '@cecochat/kubernetes';
import { LeaderTransport } from './leader-transport.ts';

const request = (method: HttpRequest['method']): HttpRequest => ({ method, path: '/', query: {}, headers: {}, body: undefined, signal: new AbortController().signal });

test('who may not lead any more reads, and writes nothing', async () => {
  const sent: string[] = [];
  const send = async ({ method }: HttpRequest): Promise<HttpResponse> => {
    sent.push(method);
    throw new Error('no answer');
  };
  let holds = true;
  const transport = new LeaderTransport({ send, close: () => Promise.resolve() }, () => holds);
  await expect(transport.send(request('PATCH'))).rejects.toThrow('no answer');
  holds = false;
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) await expect(transport.send(request(method))).rejects.toThrow('nothing is written');
  await expect(transport.send(request('GET'))).rejects.toThrow('no answer');
  expect(sent).toEqual(['PATCH', 'GET']);
});
