export { Connection, type HttpRequest, type HttpResponse, type Transport } from './connection.ts';
export { ApiConflict, ApiError, isRefusal } from './api-error.ts';
export type { EventToTell } from './event.ts';
export * from './known-resources.ts';
export {
  KubernetesApi, type ApplyOptions, type KubernetesApiOptions, type List, type RemoveOptions,
} from './kubernetes-api.ts';
export type { KubernetesObject, ObjectKey, ObjectMeta, OwnerReference, WrittenObject } from './kubernetes-object.ts';
export type { ListPage, ListScope } from './list-pages.ts';
export { ObjectCache, type CacheLogger, type CacheTimings, type ObjectCacheOptions } from './object-cache.ts';
export type { Change } from './object-store.ts';
export type { CallOptions, EndedRequest, Verb } from './requester.ts';
export { controllerUidOf, seenMetadata } from './seen-metadata.ts';
export { apiVersionOf, type Resource } from './resource.ts';
