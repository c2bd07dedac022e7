import { isUtf8 } from 'node:buffer';
import type { ServiceDefinition } from '@grpc/grpc-js';
import type { Reader } from 'protobufjs';
import protobuf from 'protobufjs/minimal.js';
import { asBuffer, notUtf8 } from './bytes.ts';
import { cecochat } from './generated/messages.js';
import { chatRequests, sendRequests } from './sends.ts';

const v1 = cecochat.v1;

interface Codec<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array | Reader): T;
}

/**
 * A value or its encoded bytes: bytes go to the wire as they are, so that what goes to many streams is encoded once.
 */
export type Encodable<T> = T | Buffer;

function serializer<T>(codec: Codec<T>): (value: Encodable<T>) => Buffer {
  return (value) => (Buffer.isBuffer(value) ? value : asBuffer(codec.encode(value).finish()));
}

/** A grpc-js method definition that sends values or encoded bytes and receives values. */
export interface Method<Request, Response, Streams extends boolean> {
  readonly path: string;
  readonly requestStream: Streams;
  readonly responseStream: Streams;
  readonly requestSerialize: (value: Encodable<Request>) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Request;
  readonly responseSerialize: (value: Encodable<Response>) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

function method<Request, Response, Streams extends boolean>(
  path: string,
  streams: Streams,
  request: Codec<Request>,
  response: Codec<Response>,
): Method<Request, Response, Streams> {
  return {
    path,
    requestStream: streams,
    responseStream: streams,
    requestSerialize: serializer(request),
    requestDeserialize: (bytes) => readRequest(request, bytes),
    responseSerialize: serializer(response),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

/** Default rate of streams a second that a messaging server accepts; drills check against it. */
export const defaultAcceptRate = 600;

export const messagingService = {
  chat: method('/cecochat.v1.MessagingService/Chat', true, chatRequests, v1.ChatResponse),
  send: method('/cecochat.v1.MessagingService/Send', false, sendRequests, v1.SendResponse),
} satisfies ServiceDefinition;

export const historyService = {
  getUserHistory: method(
    '/cecochat.v1.HistoryService/GetUserHistory',
    false,
    v1.GetUserHistoryRequest,
    v1.GetUserHistoryResponse,
  ),
  getDialogHistory: method(
    '/cecochat.v1.HistoryService/GetDialogHistory',
    false,
    v1.GetDialogHistoryRequest,
    v1.GetDialogHistoryResponse,
  ),
  getGroupHistory: method(
    '/cecochat.v1.HistoryService/GetGroupHistory',
    false,
    v1.GetGroupHistoryRequest,
    v1.GetGroupHistoryResponse,
  ),
  listConversations: method(
    '/cecochat.v1.HistoryService/ListConversations',
    false,
    v1.ListConversationsRequest,
    v1.ListConversationsResponse,
  ),
} satisfies ServiceDefinition;

export const connectService = {
  lookup: method('/cecochat.v1.ConnectService/Lookup', false, v1.LookupRequest, v1.LookupResponse),
} satisfies ServiceDefinition;

export const groupsService = {
  changeGroup: method('/cecochat.v1.GroupsService/ChangeGroup', false, v1.ChangeGroupRequest, v1.ChangeGroupResponse),
  getGroup: method('/cecochat.v1.GroupsService/GetGroup', false, v1.GetGroupRequest, v1.GetGroupResponse),
  getMembers: method('/cecochat.v1.GroupsService/GetMembers', false, v1.GetMembersRequest, v1.GetMembersResponse),
  getMyGroups: method('/cecochat.v1.GroupsService/GetMyGroups', false, v1.GetMyGroupsRequest, v1.GetMyGroupsResponse),
} satisfies ServiceDefinition;

export const accountsService = {
  signUp: method('/cecochat.v1.AccountsService/SignUp', false, v1.SignUpRequest, v1.SignUpResponse),
  signIn: method('/cecochat.v1.AccountsService/SignIn', false, v1.SignInRequest, v1.SignInResponse),
  beginSignIn: method('/cecochat.v1.AccountsService/BeginSignIn', false, v1.BeginSignInRequest, v1.BeginSignInResponse),
  completeSignIn: method(
    '/cecochat.v1.AccountsService/CompleteSignIn', false, v1.CompleteSignInRequest, v1.CompleteSignInResponse,
  ),
  refresh: method('/cecochat.v1.AccountsService/Refresh', false, v1.RefreshRequest, v1.RefreshResponse),
  signOut: method('/cecochat.v1.AccountsService/SignOut', false, v1.SignOutRequest, v1.SignOutResponse),
  listSessions: method(
    '/cecochat.v1.AccountsService/ListSessions', false, v1.ListSessionsRequest, v1.ListSessionsResponse,
  ),
  endSession: method('/cecochat.v1.AccountsService/EndSession', false, v1.EndSessionRequest, v1.EndSessionResponse),
  changePassword: method(
    '/cecochat.v1.AccountsService/ChangePassword', false, v1.ChangePasswordRequest, v1.ChangePasswordResponse,
  ),
  deleteAccount: method(
    '/cecochat.v1.AccountsService/DeleteAccount', false, v1.DeleteAccountRequest, v1.DeleteAccountResponse,
  ),
  getProfiles: method('/cecochat.v1.AccountsService/GetProfiles', false, v1.GetProfilesRequest, v1.GetProfilesResponse),
  updateProfile: method(
    '/cecochat.v1.AccountsService/UpdateProfile', false, v1.UpdateProfileRequest, v1.UpdateProfileResponse,
  ),
  findUsers: method('/cecochat.v1.AccountsService/FindUsers', false, v1.FindUsersRequest, v1.FindUsersResponse),
  resolveNames: method(
    '/cecochat.v1.AccountsService/ResolveNames', false, v1.ResolveNamesRequest, v1.ResolveNamesResponse,
  ),
  changeContact: method(
    '/cecochat.v1.AccountsService/ChangeContact', false, v1.ChangeContactRequest, v1.ChangeContactResponse,
  ),
  listContacts: method(
    '/cecochat.v1.AccountsService/ListContacts', false, v1.ListContactsRequest, v1.ListContactsResponse,
  ),
  setBlocked: method('/cecochat.v1.AccountsService/SetBlocked', false, v1.SetBlockedRequest, v1.SetBlockedResponse),
  listBlocked: method('/cecochat.v1.AccountsService/ListBlocked', false, v1.ListBlockedRequest, v1.ListBlockedResponse),
  setSuspended: method(
    '/cecochat.v1.AccountsService/SetSuspended', false, v1.SetSuspendedRequest, v1.SetSuspendedResponse,
  ),
  endSessions: method('/cecochat.v1.AccountsService/EndSessions', false, v1.EndSessionsRequest, v1.EndSessionsResponse),
  resetPassword: method(
    '/cecochat.v1.AccountsService/ResetPassword', false, v1.ResetPasswordRequest, v1.ResetPasswordResponse,
  ),
  setRole: method('/cecochat.v1.AccountsService/SetRole', false, v1.SetRoleRequest, v1.SetRoleResponse),
  listActs: method('/cecochat.v1.AccountsService/ListActs', false, v1.ListActsRequest, v1.ListActsResponse),
  getKeys: method('/cecochat.v1.AccountsService/GetKeys', false, v1.GetKeysRequest, v1.GetKeysResponse),
} satisfies ServiceDefinition;

/** The usual reader fails for the whole message, of which nothing is known then: not even which send it was. */
class LenientReader extends protobuf.BufferReader {
  override stringVerify(): string {
    const bytes = this.bytes();
    return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : notUtf8;
  }
}

/**
 * A request, with texts that are not UTF-8 as ones that `wasUtf8` identifies. Throws for bytes that are not a message.
 */
function readRequest<T>(codec: { decode(bytes: Uint8Array | protobuf.Reader): T }, bytes: Buffer): T {
  try {
    return codec.decode(bytes);
  } catch {
    return codec.decode(new LenientReader(bytes));
  }
}
