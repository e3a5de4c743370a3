/** The two channels between the window and the main process: requests one way, events the other. */
export const requestChannel = 'sameside:request';
export const eventChannel = 'sameside:event';
