import { Argument, Command, InvalidArgumentError } from 'commander';
import { product } from '../product.ts';
import { imageNames, isStore, type ImageName } from './catalogue.ts';

export interface Options {
  readonly names: readonly ImageName[];
  readonly registry: string;
  readonly version: string;
  /** Folder of the archives. */
  readonly out: string;
  /** Whether all images go into one archive. */
  readonly together: boolean;
  /** Image of a Debian from which packages are taken; undefined for those of this machine, where it has any. */
  readonly debian: string | undefined;
  /** URL of the sources, for users of an image. */
  readonly source: string | undefined;
}

/** Reads the command line. Prints the help, or what is wrong with it, and exits. */
export function readOptions(argv: readonly string[]): Options {
  const command = new Command('make images')
    .description(
      'Makes container images of the operator and the services, without a container engine, and writes each into ' +
        'an archive that `docker load` and `kind load image-archive` take.',
    )
    .usage('[ARGS="options names"]')
    .addArgument(
      new Argument('[names...]', 'images to make; those of the product when there is none').choices(imageNames),
    )
    .option(
      '--stores',
      'also Kafka, Cassandra and Redis for trying things out (dev-kafka, dev-cassandra, dev-redis)',
      false,
    )
    .option(
      '--registry <registry>',
      'what names begin with',
      matching(/^[a-z0-9][a-z0-9._:/-]*[a-z0-9]$/, 'a registry such as registry.example.com/cecochat'),
      'cecochat',
    )
    .option(
      '--version <tag>',
      'tag of the images',
      matching(/^\w[\w.-]{0,127}$/, 'a tag such as 1.2.3'),
      product.version,
    )
    .option('--out <folder>', 'folder of the archives', 'dist/images')
    .option('--together', 'all images into one archive, images.tar, in which what they share is once', false)
    .option(
      '--debian <image>',
      'take Debian packages from this image by docker, in place of those that are installed here',
    )
    .option('--source <url>', 'where the sources are, as a label of the images', matching(/^https?:\/\/\S+$/, 'a URL'));
  command.parse(argv, { from: 'user' });
  const { stores, ...options } = command.opts<Omit<Options, 'names'> & { readonly stores: boolean }>();
  return { ...options, names: chooseImages(command.args as ImageName[], stores) };
}

/** Pure: the images that are meant, in the order of the catalogue. */
export function chooseImages(named: readonly ImageName[], stores: boolean): ImageName[] {
  const isMeant = (name: ImageName) => (named.length > 0 ? named.includes(name) : !isStore(name));
  return imageNames.filter((name) => isMeant(name) || (stores && isStore(name)));
}

function matching(pattern: RegExp, what: string) {
  return (text: string): string => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(`It must be ${what}.`);
  };
}
