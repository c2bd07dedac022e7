import { offset, textOf, type ChatError, type UserId } from '@cecochat/contracts';
import { connect, type ChatSession } from '@cecochat/client-node';
import type { HistoryGap } from '../../client/session/index.ts';
import { eventually } from '../support/eventually.ts';
import type { RunningPlatform } from '../support/start-platform.ts';

/** Three times as long, as `eventually` waits, is a third of the time limit of a test: a failure shows what differs. */
const settledWithinMs = 40_000;

/** A device as users have it, and what it showed. */
export class Device {
  readonly texts: string[] = [];
  readonly gaps: HistoryGap[] = [];
  /** Why it ended for good. */
  ended: ChatError | undefined;
  readonly session: ChatSession;

  constructor(running: RunningPlatform, user: UserId, name: string, cursor?: number) {
    this.session = connect({
      url: running.connectUrl, token: () => running.tokenOf(user), device: name,
      ...(cursor !== undefined && { cursor: offset(cursor) }),
      onEvent: (event) => this.texts.push(textOf(event) ?? ''),
      onGap: (gap) => this.gaps.push(gap),
      onStatus: (status, error) => {
        if (status === 'closed') this.ended = error;
      },
    });
  }
}

/** Two users who chat through whatever happens: each message of the one is acknowledged, and shown on a device of both. */
export class Chatters {
  readonly alice: UserId;
  readonly bob: UserId;
  readonly devices: readonly [Device, Device];
  readonly #running: RunningPlatform;
  readonly #opened: Device[];
  #sent = 0;

  private constructor(running: RunningPlatform, alice: UserId, bob: UserId) {
    this.#running = running;
    [this.alice, this.bob] = [alice, bob];
    this.devices = [new Device(running, alice, 'phone'), new Device(running, bob, 'phone')];
    this.#opened = [...this.devices];
  }

  static async meet(running: RunningPlatform): Promise<Chatters> {
    const chatters = new Chatters(running, running.platform.userIn(0), running.platform.userIn(1));
    await Promise.all(chatters.devices.map(({ session }) => session.live()));
    return chatters;
  }

  /** Alice sends so many messages; resolves with their texts when all are acknowledged and both have seen all that was ever sent. */
  async exchange(count: number): Promise<string[]> {
    const [from] = this.devices;
    const texts = Array.from({ length: count }, () => `${++this.#sent}`);
    await Promise.all(texts.map((text) => from.session.send(this.bob, text)));
    const all = range(1, this.#sent);
    await eventually(() => this.devices.forEach(({ texts: seen }) => expect(seen).toEqual(all)), settledWithinMs);
    return texts;
  }

  /** What another device of bob shows that begins at a position, once it shows these texts in this order. */
  async readBack(expected: readonly string[], cursor = 0): Promise<Device> {
    const device = new Device(this.#running, this.bob, `reader-${this.#opened.length}`, cursor);
    this.#opened.push(device);
    await eventually(() => expect(device.texts).toEqual(expected), settledWithinMs);
    return device;
  }

  /** Until history has all of this of bob; the gaps that it declares. */
  async untilInHistory(expected: readonly string[]): Promise<readonly { readonly from: number; readonly to: number }[]> {
    return eventually(async () => {
      const page = await this.#running.platform.userHistory(this.bob, { count: 256 });
      expect(page.events.map(({ text }) => text)).toEqual(expected);
      return page.gaps;
    }, settledWithinMs);
  }

  /** Fails when a device has ended for good. */
  async part(): Promise<void> {
    const ended = this.#opened.map((device) => device.ended?.message);
    await Promise.all(this.#opened.map(({ session }) => session.close()));
    expect(ended.filter((why) => why !== undefined)).toEqual([]);
  }
}

/** The texts of the messages from one number to another, both included. */
export const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`);
