/**
 * A button of a bar over a block of an answer. What it does is heard further out by its `data-action`, so that blocks
 * may be exchanged while an answer streams.
 */
export function actionButton(action: string, icon: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'icon-button';
  button.dataset.action = action;
  button.ariaLabel = label;
  button.title = label;
  const glyph = document.createElement('span');
  glyph.className = `codicon codicon-${icon}`;
  glyph.ariaHidden = 'true';
  button.append(glyph);
  return button;
}
