import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DrilledPlatform, upDeadlineMs } from '../../e2e/drilled-platform.ts';
import { openBrowser, openPerson, signUpPerson, type Person, type Size } from './browser.ts';

/** A platform and a browser for the tests of a file, and the people in it. */
export class Stage {
  #platform: DrilledPlatform | undefined;
  #browser: Browser | undefined;
  #url = '';
  readonly #people: Person[] = [];

  /** Starts both before the tests of the file that calls it. After each test the pages of its people had no trouble. */
  static forFile(): Stage {
    const stage = new Stage();
    beforeAll(() => stage.#start(), upDeadlineMs);
    afterEach(async () => expect(await stage.#clear()).toEqual([]));
    afterAll(() => stage.#stop());
    return stage;
  }

  get platform(): DrilledPlatform {
    return started(this.#platform);
  }

  get browser(): Browser {
    return started(this.#browser);
  }

  /** Of the client for browsers. */
  get url(): string {
    return this.#url;
  }

  /** A person who signs in by number. */
  async enter(user: number, size?: Size, options?: BrowserContextOptions): Promise<Person> {
    return this.#keep(await openPerson(this, user, size, options));
  }

  /** A person with a new account. */
  async signUp(name: string, size?: Size, options?: BrowserContextOptions): Promise<Person> {
    return this.#keep(await signUpPerson(this, name, size, options));
  }

  /** A page where no user is signed in. */
  async openPage(options?: BrowserContextOptions): Promise<Page> {
    const page = await (await this.browser.newContext({ locale: 'en-GB', ...options })).newPage();
    await page.goto(this.url);
    return page;
  }

  #keep(person: Person): Person {
    this.#people.push(person);
    return person;
  }

  async #start(): Promise<void> {
    const begun = [DrilledPlatform.start(), openBrowser()] as const;
    await Promise.allSettled(begun); // A failure of one of them leaves the other one to be stopped.
    [this.#platform, this.#browser] = [await begun[0].catch(() => undefined), await begun[1].catch(() => undefined)];
    await Promise.all(begun);
    const web = (await this.platform.status()).services.find(({ name }) => name === 'web-0');
    this.#url = `http://${web?.address}`;
  }

  /** Closes all pages. Returns what those of people should not have had. */
  async #clear(): Promise<readonly string[]> {
    await Promise.all(this.#browser?.contexts().map((context) => context.close()) ?? []);
    return this.#people.splice(0).flatMap(({ trouble }) => trouble);
  }

  async #stop(): Promise<void> {
    await Promise.all([this.#browser?.close(), this.#platform?.close()]);
  }
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('the platform and the browser of the tests have not started');
  return part;
}
