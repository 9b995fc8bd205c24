/** Of the pane with the rounds. */
export const roundsPaneId = 'rounds';
