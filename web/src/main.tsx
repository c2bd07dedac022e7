import { render } from 'preact';
import { App } from './app.tsx';
import { keepPage } from './keep-page.ts';
import { applyChosenTheme } from './theme.ts';
import './styles/index.css';

applyChosenTheme();
keepPage();
const place = document.getElementById('app');
if (place !== null) render(<App />, place);
