import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../../store.ts';
import { useCameraTexts } from '../../texts/camera.ts';
import { chooseCamera, track } from './camera.ts';
import { type Camera, type Controls, controlsOf, listCameras, setControl } from './controls.ts';
import { canVibrate, sounding, switchSound, switchVibration, vibrating } from './signals.ts';

/** Which camera, its light and zoom, where there is a choice; and whether a find is heard and felt. */
export function CameraControls() {
  const texts = useCameraTexts();
  const now = useStore(track);
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  useEffect(() => {
    let wanted = true;
    listCameras().then((list) => wanted && setCameras(list));
    return () => {
      wanted = false;
    };
  }, [now]);
  const sound = useStore(sounding);
  const vibration = useStore(vibrating);
  return (
    <div class="camera-controls">
      {now !== null && cameras.length > 1 && (
        <label class="camera-choice">
          <span>{texts.camera}</span>
          <select
            class="input"
            value={now.getSettings().deviceId}
            onChange={(event) => chooseCamera(event.currentTarget.value)}
          >
            {cameras.map(({ id, label }, index) => (
              <option key={id} value={id}>
                {label || texts.unnamed(index + 1)}
              </option>
            ))}
          </select>
        </label>
      )}
      {now !== null && <LensControls key={now.id} track={now} />}
      <fieldset class="camera-feedback">
        <legend class="visually-hidden">{texts.feedback}</legend>
        <label class="check">
          <input type="checkbox" checked={sound} onChange={(event) => switchSound(event.currentTarget.checked)} />
          {texts.sound}
        </label>
        {canVibrate && (
          <label class="check">
            <input
              type="checkbox"
              checked={vibration}
              onChange={(event) => switchVibration(event.currentTarget.checked)}
            />
            {texts.vibration}
          </label>
        )}
      </fieldset>
    </div>
  );
}

/** Light and zoom of one camera; nothing where it has neither. Some cameras know only when they run what they can do. */
function LensControls({ track: now }: { track: MediaStreamTrack }) {
  const texts = useCameraTexts();
  const [controls, setControls] = useState<Controls>(() => controlsOf(now));
  const [lit, setLit] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setControls(controlsOf(now)), 700);
    return () => clearTimeout(timer);
  }, [now]);
  const { torch, zoom } = controls;
  const light = async (on: boolean) => {
    if (await setControl(now, { torch: on })) setLit(on);
    else setControls({ ...controls, torch: false });
  };
  return (
    <>
      {torch && (
        <label class="check">
          <input type="checkbox" checked={lit} onChange={(event) => light(event.currentTarget.checked)} />
          {texts.torch}
        </label>
      )}
      {zoom && (
        <label class="camera-choice">
          <span>{texts.zoom}</span>
          <input
            type="range"
            min={zoom.min}
            max={zoom.max}
            step={zoom.step}
            defaultValue={String(zoom.now)}
            onInput={(event) => setControl(now, { zoom: event.currentTarget.valueAsNumber })}
          />
        </label>
      )}
    </>
  );
}
