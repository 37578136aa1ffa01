import { listenToMenus } from './menus.js';

/** The server side of the window's look. */
interface LookServer {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

/** Pixels that an arrow key moves an edge by. */
const STEP = 16;
const SMALLEST = 60;

/** Which way an edge moves with the pointer, and along which axis. */
const EDGES: Readonly<Record<string, { axis: 'clientX' | 'clientY'; sign: 1 | -1 }>> = {
  left: { axis: 'clientX', sign: 1 },
  right: { axis: 'clientX', sign: -1 },
  dock: { axis: 'clientY', sign: -1 },
};

/** Light, dark, or as the system has it. */
export function setTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
}

/** Opens the user guide beside the window. */
export function openGuide(): void {
  const chinese = document.documentElement.lang.startsWith('zh');
  window.open(`guide/guide.md${chinese ? '#中文' : ''}`, 'enclave-guide');
}

/** Who this window is: it stays the same when it is loaded anew, and ends with it. */
export function windowIdentity(): string {
  const key = 'enclave-window';
  const known = sessionStorage.getItem(key) ?? crypto.randomUUID();
  sessionStorage.setItem(key, known);
  return known;
}

/** Shows another program's window in this one's place. */
export function goTo(address: string): void {
  location.assign(address);
}

/** Gives the window's parts their first sizes. */
export function forgetLayout(): void {
  for (const name of Object.keys(EDGES)) app()?.style.removeProperty(`--${name}`);
}

/** Listens to the window's menus, to the edges between its parts, and to the connection. */
export function listenToWindow(server: LookServer): { dispose(): void } {
  const release = [listenToMenus(), listenToEdges(server), reloadOnceLost()];
  return {
    dispose() {
      for (const each of release) each();
    },
  };
}

function app(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.app');
}

/** Edges are drawn with the pointer or moved with the arrow keys; the sizes are told when they stay. */
function listenToEdges(server: LookServer): () => void {
  let drawn: { name: string; from: number; size: number } | null = null;
  const part = (name: string) => document.querySelector<HTMLElement>(`.app > .${name}`);
  const sizeOf = (name: string) => {
    const box = part(name)?.getBoundingClientRect();
    return (name === 'dock' ? box?.height : box?.width) ?? 0;
  };
  const say = (name: string) => document.querySelector(`[data-edge=${name}]`)?.setAttribute('aria-valuenow', String(Math.round(sizeOf(name))));
  const set = (name: string, size: number) => {
    app()?.style.setProperty(`--${name}`, `${Math.max(SMALLEST, Math.round(size))}px`);
    say(name);
  };
  const tell = () => void server.invokeMethodAsync('KeepLayout', Object.fromEntries(Object.keys(EDGES).map((name) => [name, sizeOf(name)])));
  const nameOf = (target: EventTarget | null) => (target as HTMLElement | null)?.closest<HTMLElement>('[data-edge]')?.dataset.edge;
  const grab = (event: PointerEvent) => {
    const name = nameOf(event.target);
    const edge = name === undefined ? undefined : EDGES[name];
    if (name === undefined || !edge) return;
    event.preventDefault();
    (event.target as HTMLElement).setPointerCapture(event.pointerId);
    drawn = { name, from: event[edge.axis], size: sizeOf(name) };
  };
  const move = (event: PointerEvent) => {
    const edge = drawn && EDGES[drawn.name];
    if (drawn && edge) set(drawn.name, drawn.size + edge.sign * (event[edge.axis] - drawn.from));
  };
  const drop = () => {
    if (drawn) tell();
    drawn = null;
  };
  const key = (event: KeyboardEvent) => {
    const name = nameOf(event.target);
    const edge = name === undefined ? undefined : EDGES[name];
    const forth = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (name === undefined || !edge || forth === undefined) return;
    event.preventDefault();
    set(name, sizeOf(name) + edge.sign * forth * STEP);
    tell();
  };
  for (const name of Object.keys(EDGES)) say(name);
  document.addEventListener('pointerdown', grab);
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', drop);
  document.addEventListener('keydown', key);
  return () => {
    document.removeEventListener('pointerdown', grab);
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', drop);
    document.removeEventListener('keydown', key);
  };
}

/** After a long sleep the program no longer knows the window: it is loaded anew, and comes back where it was. */
function reloadOnceLost(): () => void {
  const told = document.getElementById('components-reconnect-modal');
  if (!told) return () => {};
  const observer = new MutationObserver(() => {
    if (told.classList.contains('components-reconnect-rejected')) location.reload();
  });
  observer.observe(told, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
