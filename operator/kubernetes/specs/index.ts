export { chooseSpec, type FollowedSpec, type WantedSpec } from './choose-spec.ts';
export { readClusterSpec } from './read-cluster-spec.ts';
export {
  defaultVersion, revisionAnnotation, revisionOf, versionIn, versionOfRevision, withoutHash,
} from './revision.ts';
export { SpecBook, type AdoptedSpec } from './spec-book.ts';
