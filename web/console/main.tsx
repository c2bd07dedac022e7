import { render } from 'preact';
import { showTheme } from '../src/theme.ts';
import { App } from './app.tsx';
import './styles/index.css';

showTheme();
const place = document.getElementById('app');
if (place !== null) render(<App />, place);
