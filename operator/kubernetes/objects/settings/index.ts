export { issuerPart, tlsPart, tokensPart } from './callers.ts';
export { escapeDollars, expandedSetting, folderOf, joinParts, podFact, setting, type Part, type SecretFiles } from './part.ts';
export { cassandraPart, kafkaPart, preparationPart, redisPart } from './stores.ts';
