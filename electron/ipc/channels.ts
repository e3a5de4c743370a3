/** The two channels between the window and the main process: requests one way, events the other. */
export const requestChannel = 'sameside:request';
export const eventChannel = 'sameside:event';
/** The words of a text field one way, those that are wrong the other; between the preload and the main process alone. */
export const spellChannel = 'sameside:spelling';
