/** What a text field shows: its value, or, while the user is in it, what they typed. News from elsewhere takes no letter. */
export function unlessTyped(fieldId: string, value: string): string {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.id === fieldId ? field.value : value;
}
