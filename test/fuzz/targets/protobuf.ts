import {
  accountsService, changesOf, ChatError, connectService, decodeEvent, groupsService, historyService, lineage, messagingService, parseSeenMark, parseTyping, parseWatch, stateOf,
  noChanges, storedChange, type cecochat,
} from '@cecochat/contracts';
import { readingSafely, type Received } from '@cecochat/runtime';
import type { ServiceDefinition } from '@grpc/grpc-js';
import fc from 'fast-check';
import { readChange, readGroupId } from '../../../services/groups/commands.ts';
import { parseCursor, parseDevice, parseLineage, parseSend } from '../../../services/messaging/devices/parse-send.ts';
import { isReason } from '../is-reason.ts';
import { bytesOf, loadContracts } from '../messages.ts';
import { hostile } from '../mutations.ts';
import type { Target } from '../target.ts';

const services: Readonly<Record<string, ServiceDefinition>> = {
  MessagingService: messagingService, HistoryService: historyService, ConnectService: connectService, GroupsService: groupsService, AccountsService: accountsService,
};

interface Input {
  readonly path: string;
  readonly bytes: Buffer;
}

/** What services read of a frame of a device, or of a call, when it is decoded. */
const readers: Readonly<Record<string, (request: never) => readonly (() => unknown)[]>> = {
  '/cecochat.v1.MessagingService/Chat': ({ listen, send, receipt, typing, watch }: cecochat.v1.IChatRequest) => [
    ...(listen ? [() => parseDevice(listen.device), () => parseCursor(listen.cursor), () => parseLineage(listen.lineage, lineage(2 ** 50))] : []),
    ...(send ? [() => parseSend(send, undefined)] : []),
    ...(receipt ? [() => parseSeenMark(receipt)] : []),
    ...(typing ? [() => parseTyping(typing)] : []),
    ...(watch ? [() => parseWatch(watch)] : []),
  ],
  '/cecochat.v1.MessagingService/Send': (request: cecochat.v1.ISendRequest) => [() => parseSend(request, undefined), () => parseDevice(request.device)],
  '/cecochat.v1.GroupsService/ChangeGroup': ({ group, change }: cecochat.v1.IChangeGroupRequest) => [() => readGroupId(group), () => readChange(change)],
};

const event = '/event';

/** Requests of all calls as their bytes arrive, and events as clients and projections read them. */
export function openProtobuf(): Target<Input> {
  const root = loadContracts();
  const methods = Object.entries(services).flatMap(([name, service]) => {
    const safe = readingSafely(service);
    return Object.keys(service).map((key) => {
      const { path, requestDeserialize } = safe[key] ?? { path: '', requestDeserialize: () => undefined };
      const call = root.lookupService(`cecochat.v1.${name}`).methods[path.split('/').at(-1) ?? ''];
      return { path, decode: requestDeserialize as (bytes: Buffer) => Received<unknown>, type: root.lookupType(`cecochat.v1.${call?.requestType}`) };
    });
  });
  const decoders = new Map(methods.map(({ path, decode }) => [path, decode]));
  const inputs = [...methods, { path: event, type: root.lookupType('cecochat.v1.Event') }].map(({ path, type }) =>
    hostile(bytesOf(type)).map((bytes): Input => ({ path, bytes })));
  return {
    inputs: fc.oneof(...inputs),
    run: ({ path, bytes }) => {
      if (path === event) return readAsEvent(bytes);
      const request = decoders.get(path)?.(bytes);
      if (request instanceof ChatError) return expectRefusal(() => { throw request; });
      for (const read of readers[path]?.(request as never) ?? []) expectRefusal(read);
    },
  };
}

/** A request that is refused has a code that names its fault: any other error would be a fault of the service. */
function expectRefusal(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (ChatError.from(error).code === 'internal') throw new Error('a request makes an internal error', { cause: error });
  }
}

/** An event that cannot be read is an Error with a reason; all that can be is shown. */
function readAsEvent(bytes: Buffer): void {
  let read;
  try {
    read = decodeEvent(bytes);
  } catch (error) {
    if (!isReason(error)) throw error;
    return;
  }
  stateOf(read, noChanges);
  changesOf(read);
  storedChange(bytes);
}
