import { docker, dockerDoes, lastLine, run } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import type { FetchOptions } from '../programs/index.ts';
import { buildNodeImage, builtImageName, builtRepository, loadNodeImage } from './build-node-image.ts';

/** The one that the pinned kind was published with. */
export const publishedImage =
  'kindest/node:v1.34.0@sha256:7416a61b42b1662ca6ca89f02028ac133a309a2a30ba309614e8ec94d976dc5a';

const pullDeadlineMs = 10 * 60_000;

/**
 * The name of an image of a node, which is in Docker. `choice` is `auto` (the published one where it can be pulled,
 * else one that is built from packages), `build`, or the name of an image. Throws a KindError that names what is
 * missing.
 */
export async function ensureNodeImage(choice: string, options: FetchOptions): Promise<string> {
  if (choice === 'build') return ensureBuilt(options);
  if (choice !== 'auto') return ensureNamed(choice, options);
  if (await isPresent(publishedImage)) return publishedImage;
  if (await takeBuilt(options)) return builtImageName();
  options.progress(`pulling ${publishedImage.replace(/@.*/, '')}`);
  const pulled = await run('docker', ['pull', publishedImage], { deadlineMs: pullDeadlineMs });
  if (pulled.code === 0) return publishedImage;
  options.progress(
    `it cannot be pulled (${lastLine(pulled.stderr)}): the image is built from packages, which takes 3 to 18 ` +
      'minutes, once',
  );
  return ensureBuilt(options);
}

async function ensureNamed(name: string, { progress }: FetchOptions): Promise<string> {
  if (await isPresent(name)) return name;
  progress(`pulling ${name}`);
  const pulled = await run('docker', ['pull', name], { deadlineMs: pullDeadlineMs });
  if (pulled.code !== 0) throw new KindError(
    `the image ${name} of a node can neither be found nor pulled (${lastLine(pulled.stderr)}): choose another with ` +
      '--node-image',
  );
  return name;
}

async function ensureBuilt(options: FetchOptions): Promise<string> {
  if (!(await takeBuilt(options))) await buildNodeImage(options);
  return builtImageName();
}

/** Whether one that was built earlier is there. */
const takeBuilt = async ({ cache, progress }: FetchOptions): Promise<boolean> =>
  (await isPresent(builtImageName())) || (await loadNodeImage(cache, progress));

const isPresent = (name: string): Promise<boolean> => dockerDoes(['image', 'inspect', name]);

/** Takes the images out of Docker that were built here. */
export async function removeBuiltImages(): Promise<void> {
  const names = (
    await docker(['image', 'ls', '--filter', `reference=${builtRepository}`, '--format', '{{.Repository}}:{{.Tag}}'])
  )
    .trim()
    .split('\n')
    .filter((name) => name !== '');
  if (names.length > 0) await docker(['image', 'rm', ...names]);
}
