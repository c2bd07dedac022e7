/** Another writer changed the state meanwhile: observe and decide again. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}
