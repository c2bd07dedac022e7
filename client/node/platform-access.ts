import { ChatError } from '@cecochat/contracts';
import type { Route, TlsOptions } from '@cecochat/client';
import { lookUp } from './connect-api.ts';

export interface AccessOptions extends TlsOptions {
  /** Where `connect` answers. https means TLS to every service. */
  readonly url: URL;
  /**
   * A JWT whose subject is the user; or how to get one: asked at the start and again when the platform refuses the last
   * one.
   */
  readonly token: string | (() => Promise<string>);
}

/** Finds the services of a platform for a user who is not connected, and keeps its token. */
export class PlatformAccess {
  readonly #options: AccessOptions;
  #token: string | undefined;
  #route: Route | undefined;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /**
   * Makes a call, and makes it again where a new token may help. A service that cannot be reached is looked up again
   * with the next call. Rejects with a ChatError.
   */
  async call<T>(call: (route: Route, token: string) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(call);
    } catch (error) {
      const refused = ChatError.from(error).code === 'unauthenticated' && typeof this.#options.token !== 'string';
      if (!refused) throw ChatError.from(error);
      this.#token = undefined;
      return this.#attempt(call);
    }
  }

  async #attempt<T>(call: (route: Route, token: string) => Promise<T>): Promise<T> {
    const { token: given, url, ca } = this.#options;
    this.#token ??= typeof given === 'string' ? given : await given();
    this.#route ??= await lookUp(url, this.#token, { ca });
    try {
      return await call(this.#route, this.#token);
    } catch (error) {
      this.#route = undefined;
      throw error;
    }
  }
}
