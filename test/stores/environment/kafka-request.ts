import { connect } from 'node:net';

const timeoutMs = 10_000;
/** Of the header: the length of what follows, and the number of the request. */
const headerBytes = 8;

/** Asks a broker what kafkajs cannot ask; gives the body of the answer. The first versions of requests have this header. */
export async function askBroker(broker: string, apiKey: number, body: Buffer = Buffer.alloc(0)): Promise<Buffer> {
  const [host, port] = broker.split(':');
  const request = Buffer.concat([int16(apiKey), int16(0), int32(1), kafkaString('test'), body]);
  const socket = connect(Number(port), host).setTimeout(timeoutMs, () => socket.destroy(new Error('no answer of Kafka')));
  try {
    socket.write(Buffer.concat([int32(request.length), request]));
    let received = Buffer.alloc(0);
    for await (const bytes of socket) {
      received = Buffer.concat([received, bytes as Buffer]);
      if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) return received.subarray(headerBytes);
    }
    throw new Error('Kafka closed the connection');
  } finally {
    socket.destroy();
  }
}

const apiVersionsKey = 18;

/** Whether a broker serves clients. Others may not: kafkajs would fail while any partition of any topic has no leader. */
export const isServing = (broker: string): Promise<boolean> => askBroker(broker, apiVersionsKey).then(() => true, () => false);

export function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export const kafkaString = (text: string): Buffer => Buffer.concat([int16(text.length), Buffer.from(text)]);
