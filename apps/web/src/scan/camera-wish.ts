import { navigate } from '../router.ts';

let wished = false;

/** Goes to the scan page and has it start the camera: a press on another page is the press that is needed. */
export function goToCamera(): void {
  wished = true;
  navigate('/scan');
}

/** True once after such a press. No address can say it: a page that was only opened may not ask for the camera. */
export function takeCameraWish(): boolean {
  const taken = wished;
  wished = false;
  return taken;
}
