import { render } from 'preact';
import { App } from './app.tsx';
import { keepPage } from './keep-page.ts';
import { showTheme } from './theme.ts';
import { openLanguage } from './words/language.ts';
import './styles/index.css';

showTheme();
keepPage();
const place = document.getElementById('app');
await openLanguage().catch(() => undefined); // Without its words the page is in English.
if (place !== null) render(<App />, place);
