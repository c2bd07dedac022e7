/** Notifies waiters of changes: of processes, of the manifest. */
export class Changes {
  #version = 1;
  #next = Promise.withResolvers<undefined>();

  readonly bump = (): void => {
    this.#version++;
    this.#next.resolve(undefined);
    this.#next = Promise.withResolvers();
  };

  /** Resolves with the version once it differs from `known`, and after the deadline in any case. */
  async after(known: number, deadlineMs: number): Promise<number> {
    if (known !== this.#version) return this.#version;
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), deadlineMs);
    await Promise.race([this.#next.promise, late]);
    clearTimeout(timer);
    return this.#version;
  }
}
