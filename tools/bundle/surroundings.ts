import { dirname, join } from 'node:path';

/**
 * Modules that read files at their own place. A bundle is somewhere else: those files have to come along, and an
 * unlisted module would fail only at run time. So each is named here, and a bundle with one that is not is refused.
 *
 * Paths are relative to the repository.
 */

/** The files that a module reads when it runs, relative to its folder. */
const reading: Readonly<Record<string, readonly string[]>> = {
  'libs/contracts/descriptors.ts': ['generated/descriptors.binpb'],
  'operator/console/server/console-site.ts': ['../../../web/dist/console.json'],
  'services/web/site/site.ts': ['../../../web/dist/site.json'],
  'node_modules/grpc-health-check/build/src/health.js': ['../../proto/health/v1/health.proto'],
  'node_modules/@grpc/reflection/build/src/implementations/reflection-v1.js': [
    '../../proto/grpc/reflection/v1/reflection.proto',
  ],
  'node_modules/@grpc/reflection/build/src/implementations/reflection-v1alpha.js': [
    '../../proto/grpc/reflection/v1alpha/reflection.proto',
  ],
};

/** Why nothing is missed of what these would read. */
const readingNothing: Readonly<Record<string, string>> = {
  'node_modules/@grpc/grpc-js/build/src/channelz.js': 'reads for a service that is not offered',
  'node_modules/@grpc/grpc-js/build/src/orca.js': 'reads for a service that is not offered',
  'node_modules/ioredis/built/Command.js': 'leaves its own folder out of stacks that are not asked for',
  'node_modules/pino/lib/transport.js': 'starts the threads of transports, of which there are none',
  'node_modules/thread-stream/index.js': 'is one of these threads',
  'node_modules/undici/index.js': 'names itself in the stacks of errors',
};

const lookingAround = /\b__(?:dirname|filename)\b|\bimport\.meta\.(?:url|dirname|filename|resolve)\b/;

/** Pure: whether a module with this text reads files around itself. */
export function surroundingsOf(module: string, text: string): 'none' | 'files' | 'unknown' {
  if (module in reading) return 'files';
  return lookingAround.test(text) && !(module in readingNothing) ? 'unknown' : 'none';
}

/** Pure: the files that a module reads when it runs. */
export const filesReadBy = (module: string): string[] =>
  (reading[module] ?? []).map((file) => join(dirname(module), file));

/** Pure: the path inside a bundle of a file that came along. */
export const pathInBundle = (path: string): string => `files/${path.replace(/^node_modules\//, '')}`;

/**
 * Pure: the text of a module that finds itself in a bundle where its files are. `__dirname` is the folder of the bundle
 * there.
 */
export function moveInto(folderInBundle: string, text: string): string {
  return text
    .replace(/\b__dirname\b/g, `(__dirname + ${JSON.stringify(`/${folderInBundle}`)})`)
    .replace(/\bimport\.meta\.url\b/g, `new URL(${JSON.stringify(`./${folderInBundle}/`)}, import.meta.url)`);
}
