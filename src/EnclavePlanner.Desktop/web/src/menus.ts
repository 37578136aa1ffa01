/** An element of the window that opens a menu by the right button: its data-context names the menu. */
const CONTEXT = '[data-context]';
const ITEMS = '[role^=menuitem]:not(:disabled)';

/** Places the menus of the window, which the browser opens and closes as popovers, and moves the keyboard in them. */
export function listenToMenus(): () => void {
  const bar = () => [...document.querySelectorAll<HTMLElement>('[role=menubar] [role=menuitem]')];
  const menuOf = (title: HTMLElement) => document.getElementById(title.getAttribute('popovertarget') ?? '');
  let from: HTMLElement | null = null;

  const open = (menu: HTMLElement, x: number, y: number) => {
    if (!menu.matches(':popover-open')) menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(0, Math.min(x, innerWidth - width - 4))}px`;
    menu.style.top = `${Math.max(0, Math.min(y, innerHeight - height - 4))}px`;
    if (menu.hasAttribute('data-menu') && !menu.contains(document.activeElement)) menu.querySelector<HTMLElement>(ITEMS)?.focus();
  };
  const under = (title: HTMLElement, menu: HTMLElement) => {
    const box = title.getBoundingClientRect();
    open(menu, box.left, box.bottom);
  };
  const toggled = (event: Event) => {
    const menu = event.target as HTMLElement;
    const title = document.querySelector<HTMLElement>(`[popovertarget="${menu.id}"]`);
    if ((event as ToggleEvent).newState !== 'open') {
      if (from && menu.hasAttribute('data-menu') && document.activeElement === document.body) from.focus();
      return;
    }
    if (title) under(title, menu);
  };
  const context = (event: MouseEvent) => {
    const place = (event.target as HTMLElement).closest<HTMLElement>(CONTEXT);
    const menu = place && document.getElementById(`context-${place.dataset.context}`);
    if (!menu) return;
    event.preventDefault();
    from = document.activeElement as HTMLElement;
    // The menu key has no place of its own in every browser.
    const box = place.getBoundingClientRect();
    const [x, y] = event.clientX || event.clientY ? [event.clientX, event.clientY] : [box.left + 24, box.top + 24];
    open(menu, x, y);
  };
  const click = (event: MouseEvent) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-menu] [role^=menuitem]');
    item?.closest<HTMLElement>('[data-menu]')?.hidePopover();
  };
  const down = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key === 'F10' && !event.shiftKey) {
      event.preventDefault();
      bar()[0]?.focus();
      return;
    }
    const menu = target.closest<HTMLElement>('[data-menu]');
    const title = menu ? document.querySelector<HTMLElement>(`[role=menubar] [popovertarget="${menu.id}"]`) : target.closest<HTMLElement>('[role=menubar] [role=menuitem]');
    if (!menu && !title) return;
    const items = menu ? [...menu.querySelectorAll<HTMLElement>(ITEMS)] : [];
    const at = items.indexOf(target);
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (side !== 0 && title) {
      const titles = bar();
      const next = titles[(titles.indexOf(title) + side + titles.length) % titles.length]!;
      next.focus();
      const beside = menuOf(next);
      if (menu && beside) {
        menu.hidePopover();
        under(next, beside);
      }
    } else if (menu && event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (menu && event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else if (menu && event.key === 'Home') items[0]?.focus();
    else if (menu && event.key === 'End') items.at(-1)?.focus();
    else if (menu && event.key === 'Escape') {
      // The selection stays: Esc was for the menu.
      event.stopPropagation();
      menu.hidePopover();
      (title ?? from)?.focus();
    } else if (!menu && title && event.key === 'ArrowDown') {
      const below = menuOf(title);
      if (below) under(title, below);
    } else return;
    event.preventDefault();
  };
  document.addEventListener('toggle', toggled, true);
  document.addEventListener('contextmenu', context);
  document.addEventListener('click', click);
  document.addEventListener('keydown', down, true);
  return () => {
    document.removeEventListener('toggle', toggled, true);
    document.removeEventListener('contextmenu', context);
    document.removeEventListener('click', click);
    document.removeEventListener('keydown', down, true);
  };
}
