import type { Pixels, ScannedCode } from '@barline/codes';
import { readPixels } from './read-pixels.ts';
import { adoptStyle, HOME, isRussian } from './where.ts';

const STYLE = `
:host { display: block; max-width: 32rem; font: inherit; }
:host([hidden]) { display: none; }
div { display: flex; flex-wrap: wrap; gap: .5rem; }
button { min-height: 2.75rem; padding: .4rem 1rem; font: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
video { display: block; width: 100%; margin-top: .5rem; background: #000; }
video[hidden] { display: none; }
p { margin: .5rem 0 0; overflow-wrap: anywhere; }`;

/** How often a frame of the camera is looked at. */
const FRAME_MS = 150;
/** Longest side of what is searched, in pixels: a code in view is readable in far fewer. */
const MOST_PIXELS = 2000;

const WORDS = {
  en: {
    choose: 'Choose a picture',
    camera: 'Use the camera',
    stop: 'Stop the camera',
    looking: 'Looking for a code…',
    none: 'No code found in this picture.',
    wrong: 'This file is not a picture that the browser can open.',
    denied: 'The camera is not available. You can choose a picture instead.',
    found: (what: string) => `Found: ${what}`,
  },
  ru: {
    choose: 'Выбрать изображение',
    camera: 'Включить камеру',
    stop: 'Выключить камеру',
    looking: 'Ищем код…',
    none: 'На этом изображении код не найден.',
    wrong: 'Этот файл браузер не может открыть как изображение.',
    denied: 'Камера недоступна. Можно выбрать изображение.',
    found: (what: string) => `Найдено: ${what}`,
  },
};

/**
 * `<code-scanner>`: reads Spotify Codes from a picture or the camera, on the device of the visitor. Tells `code` for each
 * code found; its `detail` has `mediaRef`, `namespace`, `levels`, and `uri` and `url` where the server (`server`, else the
 * one this script came from) knows the page. With `resolve="off"` the server is not asked. Tells `none` where there is no code.
 */
export class CodeScanner extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #camera: MediaStream | null = null;
  #seen = new Set<string>();

  connectedCallback(): void {
    adoptStyle(this.#root, STYLE);
    const words = this.#words();
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*', hidden: true });
    const choose = Object.assign(document.createElement('button'), { type: 'button', textContent: words.choose });
    const film = Object.assign(document.createElement('button'), { type: 'button', textContent: words.camera });
    const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, hidden: true });
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    const row = document.createElement('div');
    row.append(choose, film);
    choose.onclick = () => input.click();
    input.onchange = () => {
      const [file] = input.files ?? [];
      input.value = '';
      if (file) this.scanFile(file);
    };
    film.hidden = navigator.mediaDevices === undefined;
    film.onclick = () => (this.#camera === null ? this.start() : this.stop());
    this.#root.replaceChildren(row, input, video, status);
  }

  disconnectedCallback(): void {
    this.stop();
  }

  /** Looks for codes in a picture file. */
  async scanFile(file: Blob): Promise<readonly ScannedCode[]> {
    const words = this.#words();
    this.#say(words.looking);
    let bitmap: ImageBitmap;
    try {
      bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch {
      this.#say(words.wrong);
      this.dispatchEvent(new CustomEvent('error', { detail: 'decode_image_failed' }));
      return [];
    }
    const { codes, failure } = await readPixels(draw(bitmap, bitmap.width, bitmap.height));
    bitmap.close();
    for (const code of codes) await this.#tell(code);
    if (codes.length === 0) {
      this.#say(words.none);
      this.dispatchEvent(new CustomEvent('none', { detail: failure }));
    }
    return codes;
  }

  /** Starts the camera and looks at it until `stop`. */
  async start(): Promise<void> {
    const words = this.#words();
    const [video, film] = [this.#root.querySelector('video')!, this.#root.querySelectorAll('button')[1]!];
    try {
      this.#camera = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1920 } },
      });
    } catch {
      this.#say(words.denied);
      return void this.dispatchEvent(new CustomEvent('error', { detail: 'camera' }));
    }
    video.srcObject = this.#camera;
    video.hidden = false;
    film.textContent = words.stop;
    this.#seen.clear();
    this.#say(words.looking);
    await video.play().catch(() => {});
    while (this.#camera !== null) {
      if (video.videoWidth > 0) {
        const { codes } = await readPixels(draw(video, video.videoWidth, video.videoHeight));
        for (const code of codes) {
          const key = `${code.namespace} ${code.mediaRef}`;
          if (this.#seen.has(key)) continue;
          this.#seen.add(key);
          await this.#tell(code);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
    }
  }

  stop(): void {
    for (const track of this.#camera?.getTracks() ?? []) track.stop();
    this.#camera = null;
    const video = this.#root.querySelector('video');
    if (video === null) return;
    video.srcObject = null;
    video.hidden = true;
    this.#root.querySelectorAll('button')[1]!.textContent = this.#words().camera;
  }

  async #tell(code: ScannedCode): Promise<void> {
    const { mediaRef, namespace, levels, confidence } = code;
    const page = this.getAttribute('resolve') === 'off' ? null : await this.#resolve(code);
    this.#say(this.#words().found(page?.url ?? String(mediaRef)));
    const detail = { mediaRef: String(mediaRef), namespace, levels, confidence, uri: null, url: null, ...page };
    this.dispatchEvent(new CustomEvent('code', { detail, bubbles: true }));
  }

  async #resolve({ mediaRef, namespace }: ScannedCode): Promise<{ uri: string; url: string } | null> {
    try {
      const server = this.getAttribute('server') ?? HOME;
      const answer = await fetch(new URL(`/api/v1/resolve/${mediaRef}?namespace=${namespace}`, server));
      if (!answer.ok) return null;
      const { uri, url } = (await answer.json()) as { uri: string; url: string };
      return { uri, url };
    } catch {
      return null;
    }
  }

  #say(text: string): void {
    const status = this.#root.querySelector('p');
    if (status !== null) status.textContent = text;
  }

  #words(): (typeof WORDS)['en'] {
    return isRussian(this) ? WORDS.ru : WORDS.en;
  }
}

function draw(picture: CanvasImageSource, width: number, height: number): Pixels {
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
