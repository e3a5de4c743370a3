import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/index.css';
import { firstAnswers } from './first-answers.ts';

// What the window shows first is asked for before its code runs, and its code draws it in one go, while it is evaluated: what
// V8 compiles until then is kept with the code and needs no compiling at the next start.
void firstAnswers().then(() => import('./start.tsx'));
