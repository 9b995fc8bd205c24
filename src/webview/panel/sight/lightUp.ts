/** These places alone, in the text, in the pictures and in lists. */
export function lightUp(answer: Element | null, keys: readonly string[]): void {
  for (const element of answer?.querySelectorAll<HTMLElement>('.is-linked') ?? []) {
    if (!keys.includes(element.dataset.region ?? '')) element.classList.remove('is-linked');
  }
  for (const key of keys) {
    for (const element of answer?.querySelectorAll(`[data-region="${key}"]`) ?? []) element.classList.add('is-linked');
  }
}
