/** The version of a manifest that names none. */
export const defaultVersion = 'dev';
