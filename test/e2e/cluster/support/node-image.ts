/** The image of a node: `auto`, `build` or a name. */
export const nodeImage = process.env['CECOCHAT_KIND_NODE_IMAGE'] ?? 'auto';
