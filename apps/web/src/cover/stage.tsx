import type { ComposedCover } from '@barline/codes';
import { useEffect, useRef } from 'preact/hooks';
import { useStudio } from '../texts/studio.ts';
import type { Design } from './design.ts';
import { paintScene } from './paint.ts';
import type { CoverPicture } from './picture-file.ts';

/** Longest side of the preview in pixels: sharp also where pixels are small. */
const PREVIEW = 1400;
const KEY_STEP = 0.05;
const ZOOM_STEP = 1.1;
const TURN_STEP = 1;

type StageProps = {
  composed: ComposedCover;
  picture: CoverPicture | null;
  design: Design;
  label: string;
  onChange: (part: Partial<Design>, what: string) => void;
};

/**
 * The cover as it will be. With the focus on it, arrows move the picture, + and - zoom, [ and ] turn, 0 puts it back; a
 * pointer drags it, a wheel or two fingers zoom and turn. The fields beside it do the same by numbers.
 */
export function Stage({ composed: { scene }, picture, design, label, onChange }: StageProps) {
  const { cover: say } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef({ design, onChange });
  latest.current = { design, onChange };
  const scale = PREVIEW / Math.max(scene.width, scene.height);
  const [width, height] = [Math.round(scene.width * scale), Math.round(scene.height * scale)];
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const frame = requestAnimationFrame(() => paintScene(context, scene, picture?.bitmap ?? null, scale));
    return () => cancelAnimationFrame(frame);
  });

  const move = (right: number, down: number) => {
    const { design: now, onChange: change } = latest.current;
    // The picture follows the pointer, so what is seen of it goes the other way.
    const turn = (now.turn * Math.PI) / 180;
    const along = right * Math.cos(turn) + down * Math.sin(turn);
    const across = down * Math.cos(turn) - right * Math.sin(turn);
    change({ x: within(now.x - along, 1), y: within(now.y - across, 1) }, 'move');
  };
  const zoom = (factor: number) => {
    const { design: now, onChange: change } = latest.current;
    change({ zoom: Math.min(8, Math.max(1, now.zoom * factor)) }, 'zoom');
  };
  const turnBy = (degrees: number) => {
    const { design: now, onChange: change } = latest.current;
    change({ turn: aroundZero(now.turn + degrees) }, 'turn');
  };

  const pressed = (event: KeyboardEvent) => {
    if (picture === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => move(-KEY_STEP, 0),
      ArrowRight: () => move(KEY_STEP, 0),
      ArrowUp: () => move(0, -KEY_STEP),
      ArrowDown: () => move(0, KEY_STEP),
      '+': () => zoom(ZOOM_STEP),
      '=': () => zoom(ZOOM_STEP),
      '-': () => zoom(1 / ZOOM_STEP),
      '[': () => turnBy(-TURN_STEP),
      ']': () => turnBy(TURN_STEP),
      '0': () => onChange({ x: 0, y: 0, zoom: 1, turn: 0 }, 'reset'),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  useEffect(() => {
    const element = canvas.current!;
    const fingers = new Map<number, { x: number; y: number }>();
    const down = (event: PointerEvent) => {
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      element.setPointerCapture(event.pointerId);
    };
    const moved = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) {
        const half = element.clientWidth / 2;
        move((now.x - before.x) / half, (now.y - before.y) / half);
      } else {
        const [was, is] = [vector(other, before), vector(other, now)];
        if (was.length > 0) zoom(is.length / was.length);
        turnBy(aroundZero(is.angle - was.angle));
      }
      fingers.set(event.pointerId, now);
    };
    const up = (event: PointerEvent) => void fingers.delete(event.pointerId);
    const wheel = (event: WheelEvent) => {
      // Scrolling the page goes on; zooming needs the focus, or the keys that zoom everywhere.
      if (!event.ctrlKey && document.activeElement !== element) return;
      event.preventDefault();
      zoom(ZOOM_STEP ** (-event.deltaY / 100));
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', moved);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', moved);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
    };
  }, []);

  return (
    <div class="cover-stage">
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: the picture is moved by keys, as the hint says. */}
      <canvas
        ref={canvas}
        class={picture === null ? 'cover-canvas' : 'cover-canvas cover-movable'}
        width={width}
        height={height}
        role="img"
        aria-label={label}
        aria-describedby={picture === null ? undefined : 'cover-keys'}
        tabIndex={picture === null ? undefined : 0}
        onKeyDown={pressed}
      />
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above. */}
      {picture !== null && (
        <p class="field-hint" id="cover-keys">
          {say.keys}
        </p>
      )}
    </div>
  );
}

function vector(from: { x: number; y: number }, to: { x: number; y: number }): { length: number; angle: number } {
  const [x, y] = [to.x - from.x, to.y - from.y];
  return { length: Math.hypot(x, y), angle: (Math.atan2(y, x) * 180) / Math.PI };
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(-most, value)) * 1000) / 1000;
}

/** The same angle between -180 and 180 degrees. */
function aroundZero(degrees: number): number {
  return Math.round((((((degrees + 180) % 360) + 360) % 360) - 180) * 10) / 10;
}
