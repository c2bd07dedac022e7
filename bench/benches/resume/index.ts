export { resume } from './resume.ts';
