import { cecochat, encodeWatch, messagingService, userId, type UserId } from '@cecochat/contracts';
import { GrpcConnection, kindOf, listenFrame, type DeviceSpec } from '../../load/index.ts';

/** Devices that come and go, and watch each other where there is a list. */
export class WatchingDevices {
  readonly #address: string;
  readonly #devices: readonly DeviceSpec[];
  /** Users that each device watches; 0 for none. */
  readonly #watched: number;
  readonly #open = new Map<number, GrpcConnection>();
  /** Frames that servers have sent beside `ready`. */
  frames = 0;
  #isOver = false;

  constructor(address: string, devices: readonly DeviceSpec[], watched: number) {
    [this.#address, this.#devices, this.#watched] = [address, devices, watched];
  }

  /** Connects a device; resolves when its stream is open and, where it watches, has the answer. */
  async connect(index: number): Promise<void> {
    if (this.#isOver) return;
    const device = this.#devices[index];
    if (device === undefined) throw new Error(`there is no device ${index}`);
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const connection = new GrpcConnection({ address: this.#address, path: messagingService.chat.path }, device.token, {
      onMessage: (message) => {
        if (kindOf(message) !== 'ready') this.#onFrame(message, () => resolve(undefined));
        else if (this.#watched === 0) resolve(undefined);
        else connection.send(encodeWatch(this.#listOf(index)));
      },
      onCallEnded: () => reject(new Error('the server ended a stream')),
      onLost: (reason) => reject(new Error(reason)),
    });
    this.#open.set(index, connection);
    connection.call(listenFrame(device), false);
    await promise;
  }

  disconnect(index: number): void {
    this.#open.get(index)?.close();
    this.#open.delete(index);
  }

  pingAll(): void {
    for (const connection of this.#open.values()) connection.ping();
  }

  closeAll(): void {
    this.#isOver = true;
    for (const index of [...this.#open.keys()]) this.disconnect(index);
  }

  #onFrame(message: Buffer, answered: () => void): void {
    if (kindOf(message) !== 'other') return;
    const { presence, refused } = cecochat.v1.ChatResponse.decode(message);
    if (refused) throw new Error(`a list was refused: ${refused.message}`);
    if (!presence) return;
    this.frames++;
    answered();
  }

  /** The users beside it in the circle. */
  #listOf(index: number): UserId[] {
    const count = this.#devices.length;
    const userAt = (place: number) => userId(BigInt(this.#devices[place % count]?.user ?? 1));
    return Array.from({ length: this.#watched }, (_, place) => userAt(index + place + 1));
  }
}
