export * from './decide-contact.ts';
