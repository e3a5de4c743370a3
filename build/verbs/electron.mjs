/** Starts the app for the command line, which needs Electron for some verbs; standard output is the app's own. */
export { default } from './start.mjs';
