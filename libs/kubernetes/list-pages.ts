import { ApiError } from './api-error.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { describe, type Call, type CallOptions, type Requester } from './requester.ts';
import { collectionPath, type Resource } from './resource.ts';

export interface ListScope {
  /** All namespaces when it is left out. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
}

export interface ListPage<T> {
  /** The list begins with this page: discard earlier ones. */
  readonly isFirst: boolean;
  readonly items: readonly T[];
  /** Of the whole list: it includes everything up to this version. */
  readonly resourceVersion: string;
}

/** Objects in memory at once. */
const pageSize = 100;
/** Restarts of one list before it fails: pages are fetched too slowly for the history that the API server keeps. */
const maxRestarts = 3;

/** The objects in the scope, page by page. A list that expires between two pages (410) restarts from its first page. */
export async function* listPages<T extends KubernetesObject>(
  requester: Requester, resource: Resource<T>, scope: ListScope, options?: CallOptions,
): AsyncGenerator<ListPage<T>> {
  const { namespace, labelSelector, fieldSelector } = scope;
  const path = collectionPath(resource, namespace);
  let [next, first, restarts]: [string | undefined, string | undefined, number] = [undefined, undefined, 0];
  for (;;) {
    const call: Call = {
      verb: 'list',
      resource,
      method: 'GET',
      path,
      query: { limit: pageSize, labelSelector, fieldSelector, continue: next },
    };
    try {
      const page = parsePage<T>(call, await requester.read(call, options));
      const isFirst = next === undefined;
      first = isFirst ? page.resourceVersion : (first ?? page.resourceVersion);
      yield { isFirst, items: page.items, resourceVersion: first };
      if (page.next === undefined) return;
      next = page.next;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 410 || next === undefined || ++restarts > maxRestarts)
        throw error;
      next = undefined;
    }
  }
}

function parsePage<T extends KubernetesObject>(
  call: Call, answer: unknown,
): { readonly items: readonly T[]; readonly resourceVersion: string; readonly next: string | undefined } {
  const { metadata, items } = (answer ?? {}) as {
    readonly metadata?: { readonly resourceVersion?: unknown; readonly continue?: unknown };
    readonly items?: unknown;
  };
  const { resourceVersion, continue: next } = metadata ?? {};
  if (typeof resourceVersion !== 'string')
    throw new ApiError(`${describe(call)}: the answer is no list`, { reason: 'Unreadable' });
  if (items !== undefined && items !== null && !Array.isArray(items))
    throw new ApiError(`${describe(call)}: the list has no items`, { reason: 'Unreadable' });
  return {
    items: (items ?? []) as T[], resourceVersion, next: typeof next === 'string' && next !== '' ? next : undefined,
  };
}
