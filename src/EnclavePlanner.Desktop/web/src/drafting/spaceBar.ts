/** Whether the space bar is held down over the maps: a drag then moves the map, whatever tool is in hand. */
export class SpaceBar {
  isHeld = false;

  constructor() {
    window.addEventListener('keydown', this.press);
    window.addEventListener('keyup', this.release);
    window.addEventListener('blur', this.release);
  }

  dispose(): void {
    window.removeEventListener('keydown', this.press);
    window.removeEventListener('keyup', this.release);
    window.removeEventListener('blur', this.release);
  }

  private readonly press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key !== ' ' || !(target === document.body || target.closest('.map'))) return;
    event.preventDefault();
    this.hold(true);
  };

  private readonly release = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === ' ') this.hold(false);
  };

  private hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    document.body.classList.toggle('panning', isHeld);
  }
}
