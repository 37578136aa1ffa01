/** Puts a panel beneath the button that opens it, and its first field in focus. */
export function placePanels(): () => void {
  const open = (event: Event) => {
    const panel = event.target as HTMLElement;
    if ((event as ToggleEvent).newState !== 'open' || !panel.matches('.panel[popover]')) return;
    const button = document.querySelector(`[popovertarget="${CSS.escape(panel.id)}"]`)?.getBoundingClientRect();
    if (!button) return;
    const left = Math.max(4, Math.min(button.left, window.innerWidth - panel.offsetWidth - 8));
    Object.assign(panel.style, { left: `${left}px`, top: `${button.bottom + 2}px` });
    panel.querySelector<HTMLElement>('input:not([type=hidden]), button')?.focus();
  };
  document.addEventListener('toggle', open, true);
  return () => document.removeEventListener('toggle', open, true);
}
