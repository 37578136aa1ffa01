/** Names of the commands that keys call. */
export type Command =
  | 'undo' | 'redo' | 'import' | 'export' | 'export-layer' | 'clear' | 'save' | 'find' | 'guide' | `draft-${string}`;

const KEYS: Readonly<Record<string, Command>> = {
  'ctrl+z': 'undo',
  'ctrl+y': 'redo',
  'ctrl+shift+z': 'redo',
  'ctrl+o': 'import',
  'ctrl+e': 'export',
  'ctrl+shift+e': 'export-layer',
  escape: 'clear',
  'ctrl+s': 'save',
  'ctrl+f': 'find',
  f1: 'guide',
  s: 'draft-select',
  d: 'draft-draw',
  v: 'draft-vertices',
  r: 'draft-reshape',
  l: 'draft-split',
  n: 'draft-equal',
  a: 'draft-areas',
  c: 'draft-round',
  g: 'draft-move',
  k: 'draft-copy',
  m: 'draft-merge',
  x: 'draft-explode',
  b: 'draft-offset',
  t: 'draft-share',
  f: 'draft-trace',
  delete: 'draft-delete',
};

/** Calls commands by key. Keys rest while a text field has the focus. */
export function listenToKeys(call: (command: Command) => void): () => void {
  const down = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement | null;
    if (target?.matches('input:not([type=checkbox]):not([type=button]), textarea, select, [contenteditable]')) return;
    if (event.altKey) return;
    const name = [
      event.ctrlKey || event.metaKey ? 'ctrl+' : '',
      event.shiftKey ? 'shift+' : '',
      event.key.toLowerCase(),
    ].join('');
    const command = KEYS[name];
    if (!command) return;
    event.preventDefault();
    call(command);
  };
  window.addEventListener('keydown', down);
  return () => window.removeEventListener('keydown', down);
}
