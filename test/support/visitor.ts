/** A browser as far as HTTP goes: it keeps cookies, and goes where it is sent. Hosts have no cookies of each other, but ports do. */
export class Visitor {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();
  /** Every header `set-cookie` that came, as it was. */
  readonly setCookies: string[] = [];

  /** One request, with the cookies of its path. */
  async fetch(url: string, { method = 'GET', headers = {}, body }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {}): Promise<Response> {
    const cookie = this.cookiesOf(new URL(url).pathname);
    const response = await fetch(url, { method, redirect: 'manual', headers: { ...headers, ...(cookie !== '' && { cookie }) }, ...(body !== undefined && { body }) });
    for (const each of response.headers.getSetCookie()) this.#take(each);
    return response;
  }

  /** The header `cookie` for a path. */
  cookiesOf(path: string): string {
    return [...this.#cookies].filter(([, { path: of }]) => path.startsWith(of)).map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  #take(header: string): void {
    this.setCookies.push(header);
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    const path = /; *path=([^;]+)/i.exec(header)?.[1] ?? '/';
    const isOver = value === '' || /max-age=0(;|$)/i.test(header) || /expires=Thu, 01 Jan 1970/i.test(header);
    if (isOver) this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}
