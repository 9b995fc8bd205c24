/** Of the pane that the host may bring to the front. */
export const picturesPaneId = 'pictures';
