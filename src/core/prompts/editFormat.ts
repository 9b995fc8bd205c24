/**
 * How a model is to write changes of a page. Conflict marks, because models have seen more edits in that form than in
 * any other, and because nothing in it has to be escaped; without line numbers, which they cannot count.
 */
export const editFormat = [
  'Write each change as one block, in exactly this form:',
  '<<<<<<< SEARCH',
  'lines of the source as they are',
  '=======',
  'the lines that take their place',
  '>>>>>>> REPLACE',
  '- What stands under SEARCH is copied from the source letter for letter, with its indentation, and stands in the source exactly once: take a line more where a text recurs, and no more lines than that needs.',
  '- Nothing is left out by dots or a comment. Nothing under the equals signs deletes the lines. To insert, search for the line beside the place and repeat it.',
  '- Blocks do not overlap. All of them are about the source as it was sent.',
  '- Never write the whole page again.',
].join('\n');
