import { readFile } from 'node:fs/promises';
import { ChatError, userId } from '@cecochat/contracts';
import { issueToken, type IssuedToken } from '@cecochat/runtime';
import { z } from 'zod';
import type { Config } from './config.ts';
import type { SessionRequest } from './session-request.ts';

/** Gives a token. Rejects with a ChatError. */
export type Issuer = (request: SessionRequest) => Promise<IssuedToken>;

/** Key types with a public half: the services refuse tokens that are signed with a shared secret. */
const privateJwk = z.looseObject({
  kty: z.enum(['OKP', 'EC', 'RSA'], 'must be OKP, EC or RSA'),
  d: z.string('is missing: this is no private key'),
  alg: z.string().exactOptional(),
  kid: z.string().exactOptional(),
});

/**
 * The development issuer where it is configured, else an issuer that refuses and names the setting that enables it.
 * Rejects with an Error when the key is invalid.
 */
export async function createIssuer(config: Config, clock: () => number): Promise<Issuer> {
  const {
    ISSUER_KEY: file,
    ISSUER_TOKEN_SECONDS: expiresInSeconds = config.TOKEN_MAX_SECONDS,
    TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience,
  } = config;
  if (file === undefined) return refuse;
  try {
    const jwk = privateJwk.parse(JSON.parse(await readFile(file, 'utf8')));
    const issue: Issuer = (request) =>
      issueToken({ privateJwk: jwk, issuer, audience, expiresInSeconds, clock, ...request });
    await issue({ user: userId(1) }); // A key that cannot sign shows now, not at the first request.
    return issue;
  } catch (error) {
    throw new Error(`CECOCHAT_ISSUER_KEY: ${file} holds no private JSON Web Key that can sign: ${reasonOf(error)}`);
  }
}

const refuse: Issuer = async () => {
  throw new ChatError(
    'not-found',
    'the development issuer is off: it is turned on by CECOCHAT_ISSUER_KEY, the file of a private JSON Web Key',
  );
};

/** Leaves out the error itself and its cause: the message of JSON.parse quotes the text, which is a secret. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON';
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join(', ');
  return Error.isError(error) ? error.message : String(error);
}
