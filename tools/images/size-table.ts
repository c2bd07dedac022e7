import { alignColumns } from '../bundle/index.ts';
import { compressedSize, type Image } from './image.ts';

/**
 * Pure: what there is in each image, what it weighs compressed and by which digest it is known, in lines for people.
 */
export function sizeTable(images: readonly Image[]): string[] {
  const rows = images.map((image) => [
    image.reference,
    image.layers.map(({ name, size }) => `${name} ${megabytes(size)}`).join(' + '),
    megabytes(compressedSize(image)),
    image.manifest.digest,
  ]);
  const shared = new Map(images.flatMap(({ layers }) => layers.map(({ digest, size }) => [digest, size] as const)));
  const once = [...shared.values()].reduce((sum, size) => sum + size, 0);
  return [
    ...alignColumns([['image', 'layers', 'MB', 'digest'], ...rows], [2]),
    `all layers, each once: ${megabytes(once)} MB`,
  ];
}

/** As registries count them. */
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
