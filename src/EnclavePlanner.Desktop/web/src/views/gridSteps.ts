/** Steps of meridians and parallels in seconds of arc. */
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000];

/** The shortest round step in metres, 1, 2 or 5 times a power of ten, that is no less than what is asked for. */
export function gridStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/** The shortest round step in seconds of arc that is no less than so many degrees; null where none is fit. */
export function degreeStep(least: number): number | null {
  return SECONDS.find((step) => step >= least * 3600) ?? null;
}

/** Metres as they stand beside a line of the grid. */
export function gridLabel(metres: number): string {
  const rounded = Math.abs(metres % 1) < 1e-6 ? 0 : 2;
  return metres.toLocaleString('en-US', { minimumFractionDigits: rounded, maximumFractionDigits: rounded }).replaceAll(',', '\u2009');
}

/** Whole seconds of arc as 114°05′30″E; minutes and seconds only where there are any. */
export function degreeLabel(seconds: number, positive: string, negative: string): string {
  const whole = Math.abs(Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [degrees, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const text = `${degrees}°` + (minutes || rest ? `${two(minutes)}′` : '') + (rest ? `${two(rest)}″` : '');
  return text + (seconds < 0 ? negative : positive);
}

/** Degrees as 114°05′30.12″E, with so many decimals of a second. */
export function degreesMinutesSeconds(degrees: number, decimals: number, positive: string, negative: string): string {
  const unit = 10 ** decimals;
  const whole = Math.round(Math.abs(degrees) * 3600 * unit);
  const seconds = (whole % (60 * unit)) / unit;
  const minutes = Math.floor(whole / (60 * unit)) % 60;
  const text = `${Math.floor(whole / (3600 * unit))}°${String(minutes).padStart(2, '0')}′${seconds.toFixed(decimals).padStart(decimals ? decimals + 3 : 2, '0')}″`;
  return text + (degrees < 0 ? negative : positive);
}
