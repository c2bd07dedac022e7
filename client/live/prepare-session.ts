import { backOffMs, ChatError, invalid, parseUserId, type Offset, type UserId } from '@cecochat/contracts';
import type { Outbox, OutboxContent } from '../outbox/index.ts';
import { newSession, type SessionPolicy } from '../session/index.ts';
import { pause } from '../transport/pause.ts';
import type { Transport } from '../transport/transport.ts';
import { outboxError, OutboxKeeper, rememberedFrom } from './outbox-keeper.ts';
import type { ClientLogger } from './client-logger.ts';
import type { Preparation, SessionParts } from './session-parts.ts';

export interface SessionPlan {
  readonly token: string | (() => Promise<string>);
  readonly device: string;
  readonly cursor: Offset | undefined;
  readonly outbox: Outbox | undefined;
  readonly policy: SessionPolicy;
  readonly transport: Transport;
  readonly logger: ClientLogger | undefined;
}

/** Gets a token, and from the outbox what the device did before. Rejects with a ChatError. */
export async function prepareSession(plan: SessionPlan, preparation: Preparation): Promise<SessionParts> {
  const { device, policy, transport, outbox, cursor } = plan;
  const token = typeof plan.token === 'string' ? plan.token : await firstToken(plan.token, policy, preparation);
  const user = userOfToken(token);
  const config = { user, device, canRefresh: typeof plan.token !== 'string', policy };
  const content = await openOutbox(outbox);
  if (content !== undefined && (content.user !== user.toString() || content.device !== device)) {
    await outbox?.close();
    throw invalid('outbox', `belongs to device "${content.device}" of user ${content.user}`);
  }
  const remembered = rememberedFrom(content);
  const state = newSession(config, { ...remembered, cursor: remembered.cursor ?? cursor });
  const keeper =
    outbox && new OutboxKeeper(outbox, { user, content, capacity: policy.maxSeenDevices, logger: plan.logger });
  return { state, keeper, transport, token };
}

/** Asks until there is a token: retryable errors are temporary. */
async function firstToken(
  ask: () => Promise<string>, { backOff }: SessionPolicy, preparation: Preparation,
): Promise<string> {
  for (let attempts = 0; ; attempts++) {
    try {
      return await ask();
    } catch (cause) {
      const error = ChatError.from(cause);
      if (!error.retryable) throw error;
      preparation.onWaiting(error);
      await pause(backOffMs(backOff, attempts, Math.random(), error.details.retryAfterMs), preparation.signal);
    }
  }
}

async function openOutbox(outbox: Outbox | undefined): Promise<OutboxContent | undefined> {
  try {
    return await outbox?.open();
  } catch (cause) {
    throw outboxError('cannot be opened', cause);
  }
}

/** The user a token is for. The platform verifies tokens, a client only reads its own. Throws `unauthenticated`. */
export function userOfToken(token: string): UserId {
  const user = parseUserId(String(claimsOf(token)['sub'] ?? ''));
  if (user === undefined) throw new ChatError('unauthenticated', 'the token names no user', { field: 'authorization' });
  return user;
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(decodeBase64Url(token.split('.')[1] ?? ''));
    if (typeof claims === 'object' && claims !== null) return { ...claims };
  } catch {
    // The error below covers it, together with JSON that is not an object.
  }
  throw new ChatError('unauthenticated', 'the token is no JWT', { field: 'authorization' });
}

/** In browsers as well. Throws for anything but base64. */
function decodeBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
