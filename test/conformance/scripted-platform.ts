import { createServer, type Server as HttpServer } from 'node:http';
import { Server, ServerCredentials, type sendUnaryData, type ServerDuplexStream, type ServerUnaryCall } from '@grpc/grpc-js';
import { ChatError, connectService, historyService, messagingService, toStatus, type cecochat } from '@cecochat/contracts';
import { Inbox } from './inbox.ts';

type Chat = ServerDuplexStream<cecochat.v1.IChatRequest, cecochat.v1.IChatResponse>;
type Page = (request: unknown) => cecochat.v1.IGetUserHistoryResponse;

const partition = { partition: 17, partitionCount: 36 };

/** A messaging server that follows a scenario. */
class ScriptedServer {
  readonly #server = new Server();
  readonly inbox = new Inbox();
  /** The streams that the client has closed. */
  readonly closed = new Inbox();
  address = '';
  #stream: Chat | undefined;
  /** Ended by the scenario: that they are closed then is nothing that the client did. */
  readonly #ended = new WeakSet<Chat>();

  async start(): Promise<void> {
    this.#server.addService(messagingService, {
      chat: (stream: Chat) => {
        this.#stream = stream;
        stream.on('data', (frame: unknown) => this.inbox.put(frame)).on('error', () => undefined);
        stream.on('cancelled', () => {
          if (!this.#ended.has(stream)) this.closed.put({ closed: true });
        });
      },
      send: (_call: unknown, callback: sendUnaryData<unknown>) => callback(toStatus(new ChatError('unavailable', 'not in this scenario'))),
    });
    this.address = await listen(this.#server);
  }

  write(frame: object): void {
    this.#stream?.write(frame);
  }

  end(error: ChatError): void {
    if (this.#stream === undefined) return;
    this.#ended.add(this.#stream);
    this.#stream.emit('error', toStatus(error));
  }

  stop(): void {
    this.#server.forceShutdown();
  }
}

/** `connect`, history, and as many messaging servers as a scenario names. */
export class ScriptedPlatform {
  readonly #servers = new Map<string, ScriptedServer>();
  readonly #grpc = new Server();
  readonly #http: HttpServer;
  readonly #pages: Page[] = [];
  route = { server: 'a', epoch: 1 };
  #historyAddress = '';
  connectHttp = '';

  constructor() {
    this.#http = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(this.#lookup())));
  }

  async start(names: Iterable<string>): Promise<void> {
    for (const name of names) {
      const server = new ScriptedServer();
      await server.start();
      this.#servers.set(name, server);
    }
    this.#grpc.addService(connectService, { lookup: (_call: unknown, callback: sendUnaryData<unknown>) => callback(null, this.#lookup()) });
    this.#grpc.addService(historyService, {
      getUserHistory: ({ request }: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>) => this.#answerPage(request, callback),
      getDialogHistory: (_call: unknown, callback: sendUnaryData<unknown>) => callback(null, { events: [] }),
    });
    this.#historyAddress = await listen(this.#grpc);
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    const address = this.#http.address();
    this.connectHttp = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** Serves `Lookup` by gRPC as well. */
  get connectGrpc(): string {
    return this.#historyAddress;
  }

  server(name: string): ScriptedServer {
    const server = this.#servers.get(name);
    if (server === undefined) throw new Error(`there is no server ${name}`);
    return server;
  }

  /** The frames of all servers that no step has taken. */
  untaken(): unknown[] {
    return [...this.#servers.values()].flatMap(({ inbox }) => inbox.waiting());
  }

  addPage(page: Page): void {
    this.#pages.push(page);
  }

  stop(): void {
    for (const server of this.#servers.values()) server.stop();
    this.#grpc.forceShutdown();
    this.#http.closeAllConnections();
    this.#http.close();
  }

  #lookup() {
    const { address } = this.server(this.route.server);
    return { address, historyAddress: this.#historyAddress, ...partition, epoch: this.route.epoch };
  }

  #answerPage(request: unknown, callback: sendUnaryData<unknown>): void {
    const page = this.#pages.shift();
    if (page === undefined) callback(toStatus(new ChatError('unavailable', 'history has nothing in this scenario')));
    else callback(null, page(request));
  }
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error === null ? resolve(`127.0.0.1:${port}`) : reject(error)));
  });
