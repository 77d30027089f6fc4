/**
 * Puts a text on the clipboard (复制). The clipboard API exists only over https and on the own machine; inside a plain
 * http intranet the older way through a text field still works.
 *
 * @returns false when the browser refused
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Inside an open drawer, because its focus trap would take the focus away from anywhere else.
  (document.activeElement?.parentElement ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
