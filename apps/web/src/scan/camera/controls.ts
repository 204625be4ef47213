/** What this camera lets the page change. */
export type Controls = {
  readonly torch: boolean;
  readonly zoom: { readonly min: number; readonly max: number; readonly step: number; readonly now: number } | null;
};

/** Capabilities of the Image Capture specification, which TypeScript does not know. */
type Capabilities = { torch?: boolean; zoom?: { min: number; max: number; step?: number } };
type Settings = { torch?: boolean; zoom?: number; deviceId?: string };

export function controlsOf(track: MediaStreamTrack): Controls {
  const { torch, zoom } = (track.getCapabilities?.() ?? {}) as Capabilities;
  const now = (track.getSettings() as Settings).zoom;
  const zooms = zoom !== undefined && zoom.max > zoom.min;
  return {
    torch: torch === true,
    zoom: zooms ? { min: zoom.min, max: zoom.max, step: zoom.step || 0.1, now: now ?? zoom.min } : null,
  };
}

/** Sets light or zoom; `false` where the camera refuses after all. */
export async function setControl(
  track: MediaStreamTrack,
  wish: { torch: boolean } | { zoom: number },
): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [wish as MediaTrackConstraintSet] });
    return true;
  } catch {
    return false;
  }
}

export type Camera = { readonly id: string; readonly label: string };

/** The cameras of this device. Browsers name them only while one is in use. */
export async function listCameras(): Promise<readonly Camera[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  } catch {
    return [];
  }
}
