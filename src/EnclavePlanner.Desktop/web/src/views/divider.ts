/** The least share of the panes' room that a pane keeps. */
const LEAST = 0.1;
/** What an arrow key moves. */
const STEP = 0.02;

/** The divider between two panes: dragged by the mouse, moved by arrow keys, Home, End, and back to the middle by Enter or a double click. */
export class Divider {
  private readonly abort = new AbortController();

  /** @param onMoved Told the share of the first pane once it stays. */
  constructor(private readonly panes: HTMLElement, private readonly bar: HTMLElement, private readonly onMoved: (share: number) => void) {
    const { signal } = this.abort;
    bar.addEventListener('pointerdown', (event) => bar.setPointerCapture(event.pointerId), { signal });
    bar.addEventListener('pointermove', (event) => bar.hasPointerCapture(event.pointerId) && this.show(this.shareAt(event)), { signal });
    bar.addEventListener('lostpointercapture', () => onMoved(this.share), { signal });
    bar.addEventListener('dblclick', () => this.move(0.5), { signal });
    bar.addEventListener('keydown', (event) => this.press(event), { signal });
  }

  private share = 0.5;

  /** Gives the first pane so much of the room. */
  show(share: number): void {
    this.share = Math.min(1 - LEAST, Math.max(LEAST, share));
    this.panes.style.setProperty('--share', String(this.share));
    this.bar.setAttribute('aria-valuenow', String(Math.round(this.share * 100)));
  }

  dispose(): void {
    this.abort.abort();
  }

  private press(event: KeyboardEvent): void {
    const share = { ArrowLeft: this.share - STEP, ArrowUp: this.share - STEP, ArrowRight: this.share + STEP, ArrowDown: this.share + STEP, Home: LEAST, End: 1 - LEAST, Enter: 0.5 }[event.key];
    if (share === undefined) return;
    event.preventDefault();
    this.move(share);
  }

  private move(share: number): void {
    this.show(share);
    this.onMoved(this.share);
  }

  private shareAt(event: PointerEvent): number {
    const room = this.panes.getBoundingClientRect();
    return this.panes.dataset.arrangement === 'stacked' ? (event.clientY - room.top) / room.height : (event.clientX - room.left) / room.width;
  }
}
