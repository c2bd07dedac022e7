/** What a user chooses about a browser. */
export { SettingsPage } from './settings-page.tsx';
