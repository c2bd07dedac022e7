import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ChartError } from '../chart-error.ts';
import type { OperatorSettings } from './settings.ts';

const repository = join(import.meta.dirname, '../..');
const definitionFile = join(repository, 'crds/chatclusters.cecochat.dev.yaml');

const definition = z.looseObject({
  apiVersion: z.literal('apiextensions.k8s.io/v1'),
  kind: z.literal('CustomResourceDefinition'),
  metadata: z.looseObject({ name: z.literal('chatclusters.cecochat.dev') }),
});

/** The definition of ChatCluster in a file. Throws a ChartError when it is not there or is something else. */
export function readDefinition(file = definitionFile): ApiObjectProps {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const [reason] = (Error.isError(cause) ? cause.message : String(cause)).split(',');
    throw new ChartError(`${relative(repository, file)}, which \`make crds\` writes, cannot be read: ${reason}`, {
      cause,
    });
  }
  const parsed = definition.safeParse(parse(text));
  if (!parsed.success)
    throw new ChartError(
      `${relative(repository, file)} does not define ChatCluster:\n${z.prettifyError(parsed.error)}`,
    );
  return parsed.data as ApiObjectProps;
}

/** Adds the definition unchanged, but for the annotation that has Helm keep it. */
export function addDefinition(
  scope: Construct,
  { metadata, ...props }: ApiObjectProps,
  { keepsDefinition }: Pick<OperatorSettings, 'keepsDefinition'>,
): void {
  const policy = keepsDefinition<string | undefined>('keep', undefined);
  const annotations = { ...metadata?.annotations, ...(policy !== undefined && { 'helm.sh/resource-policy': policy }) };
  new ApiObject(scope, 'definition', { ...props, metadata: { ...metadata, annotations } });
}
