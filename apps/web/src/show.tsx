import { createRoot } from 'react-dom/client';
import { App } from './app.js';

export const show = (place: HTMLElement): void => createRoot(place).render(<App />);
