import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DrilledPlatform, upDeadlineMs, type Place } from '../../e2e/drilled-platform.ts';
import { openBrowser, openPerson, Person, signUpPerson, sizes, type Size } from './browser.ts';

/** A platform and a browser for the tests of a file, and the people in it. */
export class Stage {
  #platform: DrilledPlatform | undefined;
  #browser: Browser | undefined;
  #url = '';
  readonly #people: Person[] = [];

  /** Starts both before the tests of the file that calls it, with more lines of the spec where they are given. After each test the pages of its people had no trouble. */
  static forFile(addSpec?: (place: Place) => Promise<string>): Stage {
    const stage = new Stage();
    beforeAll(() => stage.#start(addSpec), upDeadlineMs);
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

  /** A person whose browser has nothing in it, on the page that asks who its user is. */
  async arrive(): Promise<Person> {
    const context = await this.browser.newContext({ viewport: sizes.desktop, locale: 'en-GB' });
    const person = this.#keep(new Person(context, await context.newPage(), ''));
    await person.page.goto(this.url);
    return person;
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

  async #start(addSpec?: (place: Place) => Promise<string>): Promise<void> {
    const begun = [DrilledPlatform.start(addSpec), openBrowser()] as const;
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
