import {
  cecochat, ChatError, groupId, toBigInt, toLong, toNumber, userId, type GroupId, type UserId,
} from '@cecochat/contracts';
import { HttpCalls } from './http-calls.ts';

const v1 = cecochat.v1;
const membersAtOnce = 1_000;
/** A change whose outcome is not known is asked for again: with the same command id it is made once. */
const maxTries = 3;

export interface WebGroupsOptions {
  /** Origin of the service `web`. */
  readonly url: URL;
  /** A valid token of the user: asked at the start, and again when the platform refuses the last one. */
  readonly token: () => Promise<string>;
}

/** What is asked of a group: one of the changes. Users are 64-bit numbers as `toLong` has them. */
export type WebGroupChange = cecochat.v1.IGroupChange;

export interface WebGroup {
  readonly group: GroupId;
  readonly name: string;
  readonly description: string;
  readonly joinPolicy: string;
  readonly announcementsOnly: boolean;
  readonly slowModeSeconds: number;
  readonly memberCount: number;
  /** Of the latest event. */
  readonly seq: number;
  /** Undefined for a user who is not a member. */
  readonly role: string | undefined;
}

export interface WebGroupMember {
  readonly user: UserId;
  readonly role: string;
}

/** Makes, changes and shows the groups of a user. Every call rejects with a ChatError. */
export class WebGroups {
  readonly #calls: HttpCalls;
  readonly #newToken: () => Promise<string>;
  #token: Promise<string> | undefined;

  constructor({ url, token }: WebGroupsOptions) {
    this.#calls = new HttpCalls(url);
    this.#newToken = token;
  }

  /** Returns the id of the new group. */
  create(name: string, users: readonly UserId[]): Promise<GroupId> {
    return this.#change(0n, { create: { name, users: users.map(toLong) } });
  }

  async change(group: GroupId, change: WebGroupChange): Promise<void> {
    await this.#change(group, change);
  }

  async read(group: GroupId): Promise<WebGroup> {
    const [asked, answered] = [v1.GetGroupRequest, v1.GetGroupResponse];
    const found = await this.#call((token) =>
      this.#calls.call('GroupsService/GetGroup', token, asked, answered, { group: toLong(group) }));
    const { joinPolicy, announcementsOnly, slowModeSeconds } = found.settings ?? {};
    return {
      group, name: found.name ?? '', description: found.description ?? '', joinPolicy: joinPolicy || 'invitation',
      announcementsOnly: announcementsOnly ?? false, slowModeSeconds: slowModeSeconds ?? 0,
      memberCount: found.memberCount ?? 0, seq: toNumber(found.seq), role: found.role || undefined,
    };
  }

  /** The first members in the order of their ids: as many as one page has. */
  async members(group: GroupId): Promise<readonly WebGroupMember[]> {
    const [asked, answered] = [v1.GetMembersRequest, v1.GetMembersResponse];
    const request = { group: toLong(group), count: membersAtOnce };
    const page = await this.#call((token) =>
      this.#calls.call('GroupsService/GetMembers', token, asked, answered, request));
    return (page.members ?? []).map(({ user, role }) => ({ user: userId(toBigInt(user)), role: role ?? '' }));
  }

  async #change(group: bigint, change: WebGroupChange): Promise<GroupId> {
    const [asked, answered] = [v1.ChangeGroupRequest, v1.ChangeGroupResponse];
    const request = { group: toLong(group), commandId: crypto.randomUUID(), change };
    for (let tries = 1; ; tries++) {
      try {
        const changed = await this.#call((token) =>
          this.#calls.call('GroupsService/ChangeGroup', token, asked, answered, request));
        return groupId(toBigInt(changed.group));
      } catch (error) {
        if (tries === maxTries || ChatError.from(error).code !== 'unavailable') throw error;
      }
    }
  }

  /** Makes a call, and makes it again where a new token may help. */
  async #call<T>(call: (token: string) => Promise<T>): Promise<T> {
    try {
      return await call(await this.#currentToken());
    } catch (error) {
      if (ChatError.from(error).code !== 'unauthenticated') throw error;
      this.#token = undefined;
      return call(await this.#currentToken());
    }
  }

  async #currentToken(): Promise<string> {
    this.#token ??= this.#newToken();
    try {
      return await this.#token;
    } catch (error) {
      this.#token = undefined;
      throw error;
    }
  }
}
