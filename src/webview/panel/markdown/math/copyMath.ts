/** What is copied with formulas in it is copied with their TeX, as the model wrote it. */
export function listenToCopies(): void {
  document.addEventListener('copy', event => {
    const selection = document.getSelection();
    if (!event.clipboardData || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0).cloneRange();
    // Half a formula is none: it is copied whole.
    const first = formulaAround(range.startContainer);
    const last = formulaAround(range.endContainer);
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const fragment = range.cloneContents();
    const formulas = fragment.querySelectorAll('.math.is-drawn');
    if (formulas.length === 0) return;
    for (const formula of formulas) {
      const source = formula.querySelector('annotation')?.textContent ?? formula.textContent;
      const isDisplay = formula.classList.contains('math-display');
      formula.replaceWith(isDisplay ? `$$${source}$$` : `$${source}$`);
    }
    const holder = document.createElement('div');
    holder.className = 'copy-holder';
    holder.append(fragment);
    document.body.append(holder);
    event.clipboardData.setData('text/plain', holder.innerText);
    event.clipboardData.setData('text/html', holder.innerHTML);
    holder.remove();
    event.preventDefault();
  });
}

function formulaAround(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('.math.is-drawn') ?? null;
}
