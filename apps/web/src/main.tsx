import { isDemo } from './page.js';
import { lendFirst } from './session/act-as.js';
import { session } from './session/session.js';
import './style.css';

// What takes a way to the server and back is asked for at once, while the screens are still being read.
if (isDemo && session.get() === null) void lendFirst().catch(() => undefined);

const place = document.getElementById('root');
if (place !== null) void Promise.all([import('./show.js'), import('./words/index.js').then(({ beginWords }) => beginWords())]).then(([{ show }]) => show(place));
