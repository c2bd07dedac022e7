import { readFile } from 'node:fs/promises';
import { ChatError, userId, type UserId } from '@cecochat/contracts';
import { issueToken, type IssuedToken } from '@cecochat/runtime';
import { z } from 'zod';
import type { Config } from './config.ts';

/** Gives a token for a user. Rejects with a ChatError. */
export type Issuer = (user: UserId) => Promise<IssuedToken>;

/** Key types with a public half: the services refuse tokens that are signed with a shared secret. */
const privateJwk = z.looseObject({
  kty: z.enum(['OKP', 'EC', 'RSA'], 'must be OKP, EC or RSA'),
  d: z.string('is missing: this is no private key'),
  alg: z.string().exactOptional(),
  kid: z.string().exactOptional(),
});

/** The development issuer where it is configured, else one that says how to turn it on. Rejects with an Error when its key is no good. */
export async function createIssuer(config: Config, clock: () => number): Promise<Issuer> {
  const { ISSUER_KEY: file, ISSUER_TOKEN_SECONDS: expiresInSeconds, TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience } = config;
  if (file === undefined) return refuse;
  try {
    const jwk = privateJwk.parse(JSON.parse(await readFile(file, 'utf8')));
    const issue: Issuer = (user) => issueToken({ privateJwk: jwk, issuer, audience, user, expiresInSeconds, clock });
    await issue(userId(1)); // A key that cannot sign shows now, not at the first request.
    return issue;
  } catch (error) {
    throw new Error(`CECOCHAT_ISSUER_KEY: ${file} holds no private JSON Web Key that can sign: ${reasonOf(error)}`);
  }
}

const refuse: Issuer = async () => {
  throw new ChatError('not-found', 'the development issuer is off: it is turned on by CECOCHAT_ISSUER_KEY, the file of a private JSON Web Key');
};

/** Not the error itself, and no cause: what JSON.parse complains of quotes the text, which is a secret. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON';
  if (error instanceof z.ZodError) return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join(', ');
  return Error.isError(error) ? error.message : String(error);
}
