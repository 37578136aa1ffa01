/** The tables' server side. */
interface TableServer {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

/** What Blazor's script offers: a stream that comes over the circuit piece by piece, however long it is. */
interface Blazor {
  createJSStreamReference(data: Uint8Array): unknown;
}

/** Keys that a table takes for itself; elsewhere they scroll. */
const TABLE_KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', 'F2']);

/** Listens to the keys and the clipboard of the tables: elements with data-grid, which names the layer. */
export function listenToTables(server: TableServer): { dispose(): void } {
  const table = () => document.activeElement?.closest<HTMLElement>('[data-grid]') ?? null;
  const down = (event: KeyboardEvent) => {
    if (event.target !== table()) return;
    const selectsAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (selectsAll || TABLE_KEYS.has(event.key)) event.preventDefault();
  };
  const copy = (event: ClipboardEvent) => {
    const from = table();
    if (!from || from !== document.activeElement) return;
    event.preventDefault();
    void server.invokeMethodAsync('CopyRows', from.dataset.grid);
  };
  const paste = (event: ClipboardEvent) => {
    const into = table();
    const text = event.clipboardData?.getData('text/plain');
    if (!into || into !== document.activeElement || !text) return;
    event.preventDefault();
    const { DotNet } = globalThis as unknown as { DotNet: Blazor };
    const stream = DotNet.createJSStreamReference(new TextEncoder().encode(text));
    void server.invokeMethodAsync('PasteRows', into.dataset.grid, Number(into.dataset.column), stream);
  };
  document.addEventListener('keydown', down);
  document.addEventListener('copy', copy);
  document.addEventListener('paste', paste);
  return {
    dispose() {
      document.removeEventListener('keydown', down);
      document.removeEventListener('copy', copy);
      document.removeEventListener('paste', paste);
    },
  };
}

/** Hands cells to the clipboard, as text and as a table; tells whether the browser let it. */
export async function writeClipboard(plain: string, html: string): Promise<boolean> {
  try {
    const blob = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    await navigator.clipboard.write([new ClipboardItem({ ...blob('text/plain', plain), ...blob('text/html', html) })]);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Scrolls a table so that the row of this index is in view. A table that is not shown stays as it is. */
export function scrollToRow(tableId: string, index: number, rowHeight: number): void {
  const table = document.getElementById(tableId);
  if (!table) return;
  const top = index * rowHeight;
  if (top < table.scrollTop || top + 3 * rowHeight > table.scrollTop + table.clientHeight) {
    table.scrollTop = Math.max(0, top - table.clientHeight / 2);
  }
}

/** Puts the keyboard into an element and selects what stands in it. */
export function focusOn(elementId: string): void {
  const element = document.getElementById(elementId);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}
