export { endToEnd } from './end-to-end.ts';
