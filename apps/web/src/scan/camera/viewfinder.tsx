import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { useStore } from '../../store.ts';
import { useCameraTexts } from '../../texts/camera.ts';
import { closeCamera, seen, video } from './camera.ts';
import { CameraControls } from './camera-controls.tsx';
import type { Hint } from './hints.ts';

type ViewfinderProps = { hint: Hint | null; long: boolean; photo: ComponentChildren };

/** The camera's picture with what is seen in it, and what to change. */
export function Viewfinder({ hint, long, photo }: ViewfinderProps) {
  const texts = useCameraTexts();
  return (
    <>
      <div class="viewfinder">
        <LiveVideo label={texts.view} />
        <span class="camera-guide" aria-hidden="true" />
        <LiveOutlines />
        <p class="viewfinder-hint">{hint === null ? texts.looking : texts.hints[hint]}</p>
      </div>
      {long && (
        <div class="camera-long">
          <p>
            <strong>{texts.nothing}</strong>
          </p>
          <ul>
            <li>{texts.tips.fill}</li>
            <li>{texts.tips.light}</li>
            <li>{texts.tips.lens}</li>
          </ul>
        </div>
      )}
      <div class="camera-bar">
        <button type="button" class="button" onClick={closeCamera}>
          <Icon name="stop" />
          {texts.stop}
        </button>
        {photo}
        {long && (
          <a class="button" href="/">
            <Icon name="link" />
            {texts.link}
          </a>
        )}
      </div>
      <CameraControls />
    </>
  );
}

/** The one video element of the page, put where it belongs. */
function LiveVideo({ label }: { label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    video.setAttribute('aria-label', label);
    place.current!.append(video);
    // A video that was taken off the page is paused.
    video.play().catch(() => {});
    return () => video.remove();
  }, [label]);
  return <div class="viewfinder-video" ref={place} />;
}

/** Follows the codes in the picture; drawn again with every frame that has any. */
function LiveOutlines() {
  const now = useStore(seen);
  if (now === null || now.outlines.length === 0) return null;
  return (
    <svg
      class="outlines"
      viewBox={`0 0 ${now.width} ${now.height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {now.outlines.map(({ polygon, read }, index) => (
        <g key={index}>
          <polygon class="outline-edge" points={polygon.map(([x, y]) => `${x},${y}`).join(' ')} />
          <polygon
            class={read ? 'outline' : 'outline outline-near'}
            points={polygon.map(([x, y]) => `${x},${y}`).join(' ')}
          />
        </g>
      ))}
    </svg>
  );
}
