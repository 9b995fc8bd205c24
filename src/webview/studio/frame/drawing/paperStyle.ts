/**
 * The canvas of a page: a background of the root, or of the body, fills all of it, but is placed and repeated from
 * the root's own padding box on. Here that box is what is within a border, and the rest of the canvas is the border.
 */
export function paperStyle(
  background: CSSStyleDeclaration | undefined,
  box: { top: number; right: number; bottom: number; left: number },
  { width, full }: { width: number; full: number },
): string[] {
  const sheet = [
    'all: initial',
    'position: absolute',
    'display: block',
    'box-sizing: border-box',
    'left: 0',
    'top: 0',
    `width: ${width}px`,
    `height: ${full}px`,
    'background-color: #fff',
  ];
  if (!background) return sheet;
  // What does not scroll along covers a picture of the whole page as it covers a window.
  const isFixed = background.backgroundAttachment.includes('fixed');
  const around = isFixed
    ? [0, 0, 0, 0]
    : [box.top, width - box.right, full - box.bottom, box.left].map(side => Math.max(0, side));
  return [
    ...sheet,
    `background-color: ${background.backgroundColor}`,
    'border-style: solid',
    'border-color: transparent',
    `border-width: ${around.map(side => `${side}px`).join(' ')}`,
    `background-image: ${background.backgroundImage}`,
    `background-position: ${background.backgroundPosition}`,
    `background-size: ${background.backgroundSize}`,
    `background-repeat: ${background.backgroundRepeat}`,
    `background-blend-mode: ${background.backgroundBlendMode}`,
    'background-origin: padding-box',
    'background-clip: border-box',
  ];
}
