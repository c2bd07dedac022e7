import { render } from 'preact';
import { App } from './app.tsx';
import { keepPage } from './keep-page.ts';
import { showTheme } from './theme.ts';
import './styles/index.css';

showTheme();
keepPage();
const place = document.getElementById('app');
if (place !== null) render(<App />, place);
