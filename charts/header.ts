export const madeBy = 'Written by `make charts` from the program in charts/: change it there.';

/** Of manifests that are applied as they are. */
export const header = `# ${madeBy}\n`;
