// Looks through what an answer became: what runs, loads, leads into the editor or poses as a part of it.

/** Runs inside the page, given to it as text: no name from outside may be used in here. One line for each problem. */
export function pageProblems(selector: string): string[] {
  const problems: string[] = [];
  const allowed = new Set(
    (
      'A B BLOCKQUOTE BR BUTTON CAPTION CODE COL COLGROUP DEL DIV EM FIGURE H1 H2 H3 H4 H5 H6 HR I INS KBD LI MARK OL P ' +
      'PRE S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TR U UL'
    ).split(' '),
  );
  const drawn = new Set(
    (
      'svg g path line rect circle ellipse polygon polyline text tspan defs marker style title desc filter ' +
      'feDropShadow feGaussianBlur feOffset feMerge feMergeNode feFlood feComposite linearGradient stop clipPath ' +
      'symbol pattern mask textPath ' +
      'math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder ' +
      'munderover mtable mtr mtd menclose mpadded mphantom mstyle mmultiscripts mlabeledtr merror'
    ).split(' '),
  );
  const look = (root: Element | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      const name = element.tagName;
      const isDrawn = drawn.has(name) && element.closest('.math, svg') !== null;
      if (!allowed.has(name) && !isDrawn) problems.push(`element ${name}`);
      if (name === 'style' && /url\(\s*(?!["']?#)|@import|expression/i.test(element.textContent ?? ''))
        problems.push('style that loads');
      // A form's own fields can stand where its attributes were asked for.
      for (const attribute of Element.prototype.getAttributeNames.call(element)) {
        const value = Element.prototype.getAttribute.call(element, attribute) ?? '';
        if (
          /^on|^(?:src|srcset|srcdoc|action|formaction|background|poster|ping|cite|data|target|id|name|xlink:href)$/.test(
            attribute,
          )
        ) {
          if (!(attribute === 'id' && element.closest('svg')) && !(attribute === 'name' && isDrawn))
            problems.push(`attribute ${attribute} of ${name}`);
        }
        if (attribute === 'href' && !/^(?:https?|mailto):/i.test(value)) problems.push(`link to ${value.slice(0, 40)}`);
        if (attribute === 'style' && /url\(\s*(?!["']?#)|expression|fixed|image-set|\\/i.test(value))
          problems.push(`style ${value.slice(0, 60)}`);
        if (attribute === 'class' && /(?:^| )composer(?: |$)/.test(value)) problems.push('a class of the panel’s own');
      }
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  for (const root of document.querySelectorAll(selector)) look(root);
  const ran = document.documentElement.getAttribute('data-ran');
  if (ran !== null) problems.push(`ran: ${ran}`);
  return problems;
}
