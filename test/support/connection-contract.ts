import { ChatError, messagingService, toLong, toNumber } from '@cecochat/contracts';
import type { ChatRequest, ConnectionHandler, DeviceConnection } from '../../services/messaging/edge/device-connection.ts';
import { eventually } from './eventually.ts';

/** A connection, and the end of it that the device has. */
export interface ConnectionUnderTest {
  /** Lets the transport take what was written, while the device does not read; a ping unless given. */
  readonly settle?: () => Promise<unknown>;
  readonly connection: DeviceConnection;
  readonly device: {
    readonly rejections: readonly { readonly sequence: number }[];
    readonly ended: ChatError | undefined;
    write(frame: ChatRequest): void;
    /** Sends no more; not there where a transport has nothing like it. */
    end?(): void;
    /** Reads no more, until `resume`. */
    pause(): void;
    resume(): void;
    /** Disconnects. */
    close(): void;
  };
}

class Recorder implements ConnectionHandler {
  readonly sequences: number[] = [];
  readonly events: string[] = [];
  onReceived: () => void = () => undefined;

  received(frame: ChatRequest | ChatError): void {
    this.sequences.push(frame instanceof ChatError ? -1 : toNumber(frame.send?.sequence));
    this.onReceived();
  }
  finished(): void {
    this.events.push('finished');
  }
  drained(): void {
    this.events.push('drained');
  }
  gone(): void {
    this.events.push('gone');
  }
}

const sendOf = (sequence: number): ChatRequest => ({ send: { sequence: toLong(sequence), receiver: toLong(1), text: { text: 'hello' } } });
const longText = 'x'.repeat(4_000);
const frameOf = (sequence: number) => messagingService.chat.responseSerialize({ rejected: { sequence: toLong(sequence), message: longText } });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const mostFrames = 10_000;
const pingMs = 5_000;

/** What every DeviceConnection promises. */
export function describeConnection(open: () => Promise<ConnectionUnderTest>): void {
  const begin = async () => {
    const opened = await open();
    const recorder = new Recorder();
    opened.connection.handler = recorder;
    const arrived = () => opened.device.rejections.map(({ sequence }) => sequence);
    return { ...opened, recorder, arrived };
  };

  test('frames arrive in their order, in both directions', async () => {
    const { connection, device, recorder, arrived } = await begin();
    for (const sequence of upTo(5)) {
      device.write(sendOf(sequence));
      connection.write(frameOf(sequence));
    }
    await eventually(() => expect([recorder.sequences, arrived()]).toEqual([upTo(5), upTo(5)]));
    expect(await connection.answers(pingMs)).toBe(true);
  });

  test('a paused connection receives nothing, and afterwards everything', async () => {
    const { connection, device, recorder } = await begin();
    recorder.onReceived = () => connection.pause();
    for (const sequence of upTo(5)) device.write(sendOf(sequence));
    await eventually(() => expect(recorder.sequences).toEqual([1]));
    expect(await connection.answers(pingMs)).toBe(true);
    expect(recorder.sequences).toEqual([1]);
    recorder.onReceived = () => undefined;
    connection.resume();
    await eventually(() => expect(recorder.sequences).toEqual(upTo(5)));
  });

  test('frames that a device does not read wait, until the device reads them', async () => {
    const { connection, device, recorder, arrived, settle: given } = await begin();
    device.pause();
    const settle = given ?? (() => connection.answers(pingMs));
    let written = 0;
    // The transport has buffers of its own: frames wait here when those are full.
    while (connection.bufferedFrames < 20 && written < mostFrames) {
      connection.write(frameOf(++written));
      if (written % 10 === 0) await settle();
    }
    expect(connection.write(frameOf(++written))).toBe(false);
    expect(connection.bufferedFrames).toBeGreaterThanOrEqual(20);
    const drains = recorder.events.length;
    device.resume();
    await eventually(() => expect(arrived()).toEqual(upTo(written)));
    await eventually(() => expect(recorder.events.slice(drains)).toEqual(['drained']));
    expect(connection.bufferedFrames).toBe(0);
  });

  test('an error ends a connection after what was written, and nothing is received any more', async () => {
    const { connection, device, recorder, arrived } = await begin();
    for (const sequence of upTo(3)) connection.write(frameOf(sequence));
    connection.close(new ChatError('wrong-server', 'elsewhere', { address: 'there:1', webSocketAddress: 'there:1', epoch: 7 }));
    device.write(sendOf(1));
    await eventually(() => expect(device.ended).toMatchObject({ code: 'wrong-server', message: 'elsewhere', details: { address: 'there:1', epoch: 7 } }));
    expect(arrived()).toEqual(upTo(3));
    expect({ ...recorder }).toMatchObject({ sequences: [], events: [] });
  });

  test('a device that sends no more still reads; one that disconnects is gone', async () => {
    const { connection, device, recorder, arrived } = await begin();
    device.write(sendOf(1));
    device.end?.();
    await eventually(() => expect(recorder).toMatchObject({ sequences: [1], events: device.end === undefined ? [] : ['finished'] }));
    expect(connection.isGone).toBe(false);
    connection.write(frameOf(1));
    await eventually(() => expect(arrived()).toEqual([1]));
    device.close();
    await eventually(() => expect(recorder.events).toContain('gone'));
    expect(connection.isGone).toBe(true);
    await eventually(async () => expect(await connection.answers(pingMs)).toBe(false));
  });
}
