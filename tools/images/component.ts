import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** One thing inside an image, as a component of CycloneDX 1.6. */
export interface Component {
  readonly type: 'library' | 'application' | 'file';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly cpe?: string;
  readonly licenses?: readonly object[];
  readonly hashes?: readonly Hash[];
}

export interface Hash {
  readonly alg: 'SHA-256' | 'SHA-512';
  /** Hexadecimal. */
  readonly content: string;
}

/** A package of npm as package-lock.json describes it. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** Of its package.json: an identifier of SPDX or an expression. */
  readonly license?: string | undefined;
  /** Of its tarball, such as `sha512-...`. */
  readonly integrity?: string | undefined;
}

/** Pure: a package of npm inside a bundle. */
export function npmComponent({ name, version, license, integrity }: NpmPackage): Component {
  const purl = `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;
  return {
    type: 'library', 'bom-ref': purl, name, version, purl,
    ...(license !== undefined && { licenses: [licenceOf(license)] }),
    ...(integrity !== undefined && { hashes: [hashOfIntegrity(integrity)] }),
  };
}

const licenceOf = (text: string): object => (/[ (]/.test(text) ? { expression: text } : { license: { id: text } });

function hashOfIntegrity(integrity: string): Hash {
  const [algorithm, base64 = ''] = integrity.split('-', 2);
  if (algorithm !== 'sha512') throw new Error(`package-lock.json has a hash of another kind: ${integrity}`);
  return { alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') };
}

/** Pure: a package of Debian. `distribution` is as in /etc/os-release, such as debian and 12. */
export function debianComponent(
  name: string, version: string, architecture: string, [id, release]: readonly [id: string, release: string],
): Component {
  const place = `arch=${architecture}&distro=${encodeURIComponent(`${id}-${release}`)}`;
  const purl = `pkg:deb/${id}/${encodeURIComponent(name)}@${encodeURIComponent(version)}?${place}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl };
}

/** Pure: Node. `program` is the file inside the image. */
export function nodeComponent(version: string, program: Uint8Array): Component {
  const purl = `pkg:generic/node@${encodeURIComponent(version)}`;
  return {
    type: 'application', 'bom-ref': purl, name: 'node', version, purl,
    cpe: `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`,
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [sha256(program)],
  };
}

/** A file without a package that describes it. */
export async function fileComponent(path: string): Promise<Component> {
  const [name, hash] = [basename(path), sha256(await readFile(path))];
  return { type: 'file', 'bom-ref': `file:${name}:${hash.content}`, name, hashes: [hash] };
}

const sha256 = (content: Uint8Array): Hash => ({
  alg: 'SHA-256', content: createHash('sha256').update(content).digest('hex'),
});
