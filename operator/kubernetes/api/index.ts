export { ApiConflict, ApiError } from './api-error.ts';
export type { EventToTell } from './event.ts';
export * from './known-resources.ts';
export { KubernetesApi, type ApplyOptions, type KubernetesApiOptions, type List, type RemoveOptions } from './kubernetes-api.ts';
export type { KubernetesObject, ObjectKey, ObjectMeta, OwnerReference, WrittenObject } from './kubernetes-object.ts';
export type { ListPage, ListScope } from './list-pages.ts';
export type { CallOptions, EndedRequest, Verb } from './requester.ts';
export { apiVersionOf, type Resource } from './resource.ts';
