export { presence } from './presence.ts';
