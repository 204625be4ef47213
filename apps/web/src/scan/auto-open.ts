import { kept } from '../kept.ts';

/** Whether the visitor wants to see what was found before its page opens. */
export function asksBeforeOpening(): boolean {
  return kept.read('auto-open') === 'off';
}

export function askBeforeOpening(on: boolean): void {
  kept.write('auto-open', on ? 'off' : null);
}
