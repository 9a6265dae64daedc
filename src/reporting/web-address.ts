/** Whether a text is one address on the web and nothing else. */
export function isWebAddress(text: string | null): text is string {
  return text !== null && /^https?:\/\/[^\s<>"']+$/.test(text);
}
