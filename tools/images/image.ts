import { createHash } from 'node:crypto';
import { asDigest, epoch, type Layer } from './layer.ts';

export type Architecture = 'amd64' | 'arm64';

/** What is known of an image before it is one. */
export interface ImagePlan {
  readonly name: string;
  readonly description: string;
  readonly layers: readonly Layer[];
  /** Program and arguments; there is no shell. */
  readonly entrypoint: readonly string[];
  /** Folders that want something writable in their place. */
  readonly volumes: readonly string[];
}

export interface ImageOptions {
  readonly registry: string;
  readonly version: string;
  readonly architecture: Architecture;
  /** URL of the sources; undefined when it was not given. */
  readonly source: string | undefined;
}

export interface Image {
  readonly name: string;
  /** As in a pod, such as cecochat/operator:0.1.0. */
  readonly reference: string;
  readonly layers: readonly Layer[];
  readonly config: Blob;
  readonly manifest: Blob;
  readonly platform: { readonly os: 'linux'; readonly architecture: Architecture };
}

export interface Blob {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** No program needs root. A number, because Kubernetes recognises only a number as a user other than root. */
export const imageUser = 1000;

/** Pure: an image as the Open Container Initiative describes it. The same plan is always the same image. */
export function buildImage(plan: ImagePlan, options: ImageOptions): Image {
  const { name, layers } = plan;
  const platform = { os: 'linux', architecture: options.architecture } as const;
  const config = asBlob('application/vnd.oci.image.config.v1+json', buildConfig(plan, options));
  const manifest = asBlob('application/vnd.oci.image.manifest.v1+json', {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: describe(config),
    layers: layers.map(({ digest, size }) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size,
    })),
  });
  return { name, reference: `${options.registry}/${name}:${options.version}`, layers, config, manifest, platform };
}

/** Pure: how what refers to a blob describes it. */
export const describe = ({ mediaType, digest, bytes }: Blob) => ({ mediaType, digest, size: bytes.length });

/** Pure: what has to be sent of an image to who has nothing of it yet. */
export const compressedSize = ({ layers, config, manifest }: Image): number =>
  layers.reduce((sum, { size }) => sum + size, config.bytes.length + manifest.bytes.length);

function buildConfig(
  { name, description, layers, entrypoint, volumes }: ImagePlan, { architecture, version, source }: ImageOptions,
) {
  const created = epoch.toISOString();
  return {
    created,
    architecture,
    os: 'linux',
    config: {
      User: `${imageUser}:${imageUser}`,
      Env: ['PATH=/usr/local/bin'],
      Entrypoint: entrypoint,
      WorkingDir: '/',
      ...(volumes.length > 0 && { Volumes: Object.fromEntries(volumes.map((path) => [path, {}])) }),
      Labels: {
        'org.opencontainers.image.title': `CecoChat ${name}`,
        'org.opencontainers.image.description': description,
        'org.opencontainers.image.version': version,
        'org.opencontainers.image.licenses': 'Apache-2.0',
        ...(source !== undefined && { 'org.opencontainers.image.source': source }),
      },
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map((layer) => ({ created, created_by: layer.description })),
  };
}

function asBlob(mediaType: string, content: object): Blob {
  const bytes = Buffer.from(JSON.stringify(content));
  return { mediaType, digest: asDigest(createHash('sha256').update(bytes)), bytes };
}
