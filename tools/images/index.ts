export { buildImages, type BuildOptions, type BuiltImages } from './build-images.ts';
export { imageNames, isStore, type ImageName } from './catalogue.ts';
export { ImageError } from './image-error.ts';
export type { Image } from './image.ts';
export { sizeTable } from './size-table.ts';
