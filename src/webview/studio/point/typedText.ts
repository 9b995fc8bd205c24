/**
 * What a person typed into a field. The editor hands Undo on to this document whoever has the focus, and the browser
 * then takes back what was typed last, wherever that is: a field that nobody is in keeps what it shows.
 */
export function typedText(event: Event, shown: string): string | undefined {
  const field = event.target as HTMLInputElement | HTMLTextAreaElement;
  if (document.activeElement === field) return field.value;
  field.value = shown;
  return undefined;
}
