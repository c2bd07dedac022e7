import { ChatError, invalid, maxFrameBytes } from '@cecochat/contracts';
import type { ServiceDefinition } from '@grpc/grpc-js';

/** A caller's request, or why it is unreadable: gRPC alone would answer an internal error without a reason. */
export type Received<Request> = Request | ChatError;

/** The service, with requests that are too large or no protobuf message handed on as a ChatError. */
export function readingSafely<Service extends ServiceDefinition>(service: Service): Service {
  const methods = Object.entries(service).map(([name, method]) => {
    const requestDeserialize = (bytes: Buffer): Received<unknown> => {
      if (bytes.length > maxFrameBytes) return invalid('frame', `must be at most ${maxFrameBytes} bytes`);
      try {
        return method.requestDeserialize(bytes);
      } catch (error) {
        return new ChatError('invalid-argument', `frame must be a message of ${method.path}`, {
          field: 'frame', cause: error,
        });
      }
    };
    return [name, { ...method, requestDeserialize }];
  });
  return Object.fromEntries(methods) as Service;
}
