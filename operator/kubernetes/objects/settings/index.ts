export { callersPart } from './callers.ts';
export { callsPart } from './calls.ts';
export {
  escapeDollars, expandedSetting, folderOf, joinParts, podFact, setting, type Part, type MountedFiles,
} from './part.ts';
export { preparationPart, storesPart } from './stores.ts';
