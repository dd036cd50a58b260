/** Steps of Ctrl + and − (ux §3.1: 80 to 200 %). */
const STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
let step = 2;

export function zoom(direction: -1 | 0 | 1): void {
  step = direction === 0 ? 2 : Math.max(0, Math.min(STEPS.length - 1, step + direction));
  document.documentElement.style.setProperty('zoom', String(STEPS[step] ?? 1));
}
