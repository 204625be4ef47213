/**
 * One picture of what the visitor chooses to show: a window, a tab or the screen. The sharing ends with it.
 * `null` if he chose nothing, or the browser gave nothing.
 */
export async function captureScreen(name: string): Promise<File | null> {
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
    const blob = await takePicture(stream);
    return blob && new File([blob], name, { type: blob.type });
  } catch {
    return null;
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}

/** The dialogue in which the visitor chose may still be on the screen for a moment. */
const SETTLED_MS = 400;

async function takePicture(stream: MediaStream): Promise<Blob | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')!.drawImage(video, 0, 0);
  video.srcObject = null;
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
