/** A camera as the page meets it, where no real one behaves so on demand. */
export type CameraStandIn = {
  /** Asking fails with an error of this name, or is never answered; `times` so often, then there is a picture. */
  readonly fails?: string;
  readonly times?: number;
  readonly cameras?: readonly string[];
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
};

/**
 * Runs in the page, before its own scripts: takes the place of the browser's cameras. `asked` holds what the page asked
 * for, `applied` what it set.
 */
export function standInForCamera({
  fails,
  times = Number.POSITIVE_INFINITY,
  cameras = ['Camera'],
  torch,
  zoom,
}: CameraStandIn): void {
  const asked: unknown[] = [];
  const applied: unknown[] = [];
  Object.assign(globalThis, { asked, applied });
  const devices = navigator.mediaDevices;
  devices.getUserMedia = async (wish) => {
    asked.push(wish?.video);
    if (fails === 'never') return new Promise(() => {});
    if (fails !== undefined && asked.length <= times) throw new DOMException('', fails);
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const context = canvas.getContext('2d')!;
    setInterval(() => {
      context.fillStyle = `hsl(${Date.now() % 360} 40% 60%)`;
      context.fillRect(0, 0, 640, 480);
    }, 50);
    const stream = canvas.captureStream(20);
    const [track] = stream.getVideoTracks();
    const chosen = (wish?.video as { deviceId?: { exact?: string } } | undefined)?.deviceId?.exact;
    Object.assign(track!, {
      getCapabilities: () => ({ torch, zoom }),
      getSettings: () => ({ deviceId: chosen ?? `${cameras.at(-1)}-id` }),
      applyConstraints: async (wish: unknown) => {
        applied.push(wish);
      },
    });
    return stream;
  };
  devices.enumerateDevices = async () =>
    cameras.map((label) => ({ kind: 'videoinput', deviceId: `${label}-id`, label }) as MediaDeviceInfo);
}

/** Runs in the page: what the visitor shares is this picture from now on; `shared` is its track. */
export async function standInForScreen(address: string): Promise<void> {
  const image = new Image();
  image.src = address;
  await image.decode();
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d')!;
    setInterval(() => context.drawImage(image, 0, 0), 40);
    const stream = canvas.captureStream(20);
    Object.assign(globalThis, { shared: stream.getVideoTracks()[0] });
    return stream;
  };
}
