/** What the user selected of one turn; empty when that is nothing, or reaches into another. */
export function selectedTextIn(turn: Element): string {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const { commonAncestorContainer } = selection.getRangeAt(0);
  return turn.contains(commonAncestorContainer) ? selection.toString().trim() : '';
}
