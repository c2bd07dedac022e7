import { connect, Groups, History, type ChatSession, type ConnectOptions, type GroupId, type ReceivedEvent,
  type UserId } from '@cecochat/client-node';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-ports.ts';
import type { ServiceProcess } from '../support/service-process.ts';
import { spread, startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import type { GroupEvent } from './membership.ts';

/** A device that keeps what it has shown. */
export interface TestDevice {
  readonly user: UserId;
  readonly session: ChatSession;
  readonly events: ReceivedEvent[];
  readonly gaps: number[];
}

/** A platform with the service of groups, as clients meet it. */
export class GroupPlatform {
  readonly running: RunningPlatform;
  service: ServiceProcess;
  readonly #devices: TestDevice[] = [];
  readonly #closing: { close(): unknown }[] = [];

  private constructor(running: RunningPlatform, service: ServiceProcess) {
    this.running = running;
    this.service = service;
  }

  static async start(): Promise<GroupPlatform> {
    const running = await startPlatform({ partitionCount: 6 });
    const { platform } = running;
    platform.groupsAddress = `127.0.0.1:${await freePort()}`;
    const service = await platform.startGroups(platform.groupsAddress);
    await running.publish(spread(platform.partitionCount, running.messaging.length));
    return new GroupPlatform(running, service);
  }

  async close(): Promise<void> {
    await Promise.all(this.#devices.map(({ session }) => session.close()));
    for (const each of this.#closing) each.close();
    await this.running.stop();
  }

  /** Ends the service as a lost machine does, and starts it again. */
  async killService(): Promise<void> {
    this.service.child.kill('SIGKILL');
    await this.service.stop();
    this.service = await this.running.platform.startGroups(this.running.platform.groupsAddress);
  }

  async device(user: UserId, name = 'phone', options: Partial<ConnectOptions> = {}): Promise<TestDevice> {
    const [events, gaps]: [ReceivedEvent[], number[]] = [[], []];
    const session = connect({
      url: this.running.connectUrl, token: () => this.running.tokenOf(user), device: name,
      onEvent: (event) => void events.push(event), onGroupGap: ({ from }) => void gaps.push(from), ...options,
    });
    const device = { user, session, events, gaps };
    this.#devices.push(device);
    await session.live();
    return device;
  }

  groupsOf(user: UserId): Groups {
    return this.#kept(new Groups({ url: new URL(this.running.connectUrl), token: () => this.running.tokenOf(user) }));
  }

  historyOf(user: UserId): History {
    return this.#kept(new History({ url: new URL(this.running.connectUrl), token: () => this.running.tokenOf(user) }));
  }

  #kept<Client extends { close(): void }>(client: Client): Client {
    this.#closing.push(client);
    return client;
  }
}

/** The events of a group that a device has shown. */
export const shownOf = ({ events }: TestDevice, group: GroupId): GroupEvent[] => events.filter((event) => event.group === group) as GroupEvent[];

/** The inbox of a user. */
export async function inboxOf(history: History): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  for await (const event of history.readAll()) events.push(event);
  return events;
}

/** The events of a group that its history has for a user, oldest first, once it goes up to an event. */
export async function timelineOf(history: History, group: GroupId, last?: number): Promise<GroupEvent[]> {
  return eventually(async () => {
    const found: GroupEvent[] = [];
    let before: number | undefined;
    do {
      const page = await history.readGroup(group, { count: 128, ...(before !== undefined && { before }) });
      found.push(...(page.events as GroupEvent[]));
      before = page.nextBefore;
    } while (before !== undefined);
    if (last !== undefined && found[0]?.seq !== last) throw new Error(`history has ${found[0]?.seq}, not yet ${last}`);
    return found.reverse();
  }, 30_000);
}
