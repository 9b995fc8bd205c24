import { fix } from './closeDoors.ts';

/**
 * A page of an opaque origin has no storage, and asking for it throws, which stops many a page that only wants to know
 * which theme was chosen last. It is lent one that lasts as long as the page is shown.
 */
export function lendStorage(): void {
  fix(globalThis, 'localStorage', memoryStorage());
  fix(globalThis, 'sessionStorage', memoryStorage());
}

export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: at => [...items.keys()][at] ?? null,
    getItem: name => items.get(String(name)) ?? null,
    setItem: (name, value) => void items.set(String(name), String(value)),
    removeItem: name => void items.delete(String(name)),
    clear: () => items.clear(),
  };
}
