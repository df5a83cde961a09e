import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './style.css';
import { beginWords } from './words/index.js';

const place = document.getElementById('root');
if (place !== null) void beginWords().then(() => createRoot(place).render(<App />));
