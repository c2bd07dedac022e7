import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { sampleProjection, withSample } from './sample-projection.ts';
import { sampleEntry, sampleFiles } from './sample-service.ts';

const repository = join(import.meta.dirname, '../..');
const folders = ['libs', 'services', 'operator', 'tools', 'charts', 'client', 'test', 'docs', 'crds', 'protos'];
const files = ['package.json', 'tsconfig.json'];
const run = promisify(execFile);

/** A copy of the sources in a temporary folder, in which a service or a projection can be added. */
export class CopiedTree {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async make(): Promise<CopiedTree> {
    const root = await mkdtemp(join(tmpdir(), 'cecochat-tree-'));
    const filter = (source: string) => basename(source) !== 'node_modules';
    for (const name of [...folders, ...files]) await cp(join(repository, name), join(root, name), { recursive: true, filter });
    await linkPackages(root);
    return new CopiedTree(root);
  }

  /** An entry in the catalogue and a folder: nothing else. */
  async addService(): Promise<void> {
    const text = await readFile(this.#catalogue, 'utf8');
    await writeFile(this.#catalogue, text.replace('  setup: {\n', `${sampleEntry}  setup: {\n`));
    await mkdir(this.#folder);
    for (const [name, content] of Object.entries(sampleFiles)) await writeFile(join(this.#folder, name), content);
  }

  /** A file and an entry in the list: nothing else. */
  async addProjection(): Promise<void> {
    const folder = join(this.root, 'libs/cassandra/projections');
    await writeFile(join(folder, 'sent.ts'), sampleProjection);
    const list = join(folder, 'index.ts');
    await writeFile(list, withSample(await readFile(list, 'utf8')));
  }

  async removeService(): Promise<void> {
    await writeFile(this.#catalogue, (await readFile(this.#catalogue, 'utf8')).replace(sampleEntry, ''));
    await rm(this.#folder, { recursive: true });
  }

  /** Runs a program of the tree, from its sources; resolves with what it wrote. */
  async node(...args: readonly string[]): Promise<string> {
    return (await run(process.execPath, args, { cwd: this.root, env: { ...process.env, CECOCHAT_PROGRAMS: '' }, maxBuffer: 2 ** 26 })).stdout;
  }

  read(path: string): Promise<string> {
    return readFile(join(this.root, path), 'utf8');
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true, force: true });
  }

  get #catalogue(): string {
    return join(this.root, 'services/catalogue.ts');
  }

  get #folder(): string {
    return join(this.root, 'services/greetings');
  }
}

/** Packages of others are those of the repository; our own lead into the tree. */
async function linkPackages(root: string): Promise<void> {
  const [from, to] = [join(repository, 'node_modules'), join(root, 'node_modules')];
  await mkdir(join(to, '@cecochat'), { recursive: true });
  const others = (await readdir(from)).filter((name) => name !== '@cecochat');
  await Promise.all(others.map((name) => symlink(join(from, name), join(to, name))));
  const own = await readdir(join(from, '@cecochat'));
  await Promise.all(own.map(async (name) => symlink(await readlink(join(from, '@cecochat', name)), join(to, '@cecochat', name))));
}
