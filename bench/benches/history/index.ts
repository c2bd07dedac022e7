export { history } from './history.ts';
