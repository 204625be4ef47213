import { kept } from '../../kept.ts';
import { createStore } from '../../store.ts';

/** Off until asked for: phones are used among people. */
export const sounding = createStore(kept.read('camera.sound') === 'on');
/** On until switched off, where the device can. */
export const vibrating = createStore(kept.read('camera.vibration') !== 'off');

export const canVibrate = 'vibrate' in navigator;

export function switchSound(on: boolean): void {
  kept.write('camera.sound', on ? 'on' : null);
  sounding.set(on);
  if (on) beep(880, 0.08);
}

export function switchVibration(on: boolean): void {
  kept.write('camera.vibration', on ? null : 'off');
  vibrating.set(on);
  if (on) vibrate([40]);
}

/** Beeps while something like a code is in view, quicker when it is read: the nearer, the faster. */
const NEAR_MS = 450;
const READ_MS = 150;
let lastBeep = 0;

export function signalSeen(seen: 'near' | 'read'): void {
  const now = performance.now();
  if (!sounding.get() || now - lastBeep < (seen === 'read' ? READ_MS : NEAR_MS)) return;
  lastBeep = now;
  beep(seen === 'read' ? 1175 : 784, 0.05);
}

/** Two tones up, and one long buzz. */
export function signalFound(): void {
  if (vibrating.get()) vibrate([120]);
  if (!sounding.get()) return;
  beep(1047, 0.1);
  beep(1568, 0.18, 0.11);
}

function vibrate(pattern: number[]): void {
  if (canVibrate) navigator.vibrate(pattern);
}

let audio: AudioContext | null = null;

/** A tone of so many hertz and seconds, after `delay` seconds, without a click at its ends. */
function beep(frequency: number, duration: number, delay = 0): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  void audio.resume();
  const start = audio.currentTime + delay;
  const tone = new OscillatorNode(audio, { frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.2, start + 0.01);
  volume.gain.linearRampToValueAtTime(0, start + duration);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + duration);
}
