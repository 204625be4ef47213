import type { Language } from '@barline/messages';
import { cameraEn } from './camera.en.ts';
import { cameraRu } from './camera.ru.ts';
import { language, useLanguage } from './language.ts';
import type { Widen } from './texts.ts';

export type CameraTexts = Widen<typeof cameraEn>;

/** These come with the scan page, not with the first page. */
const texts: Readonly<Record<Language, CameraTexts>> = { en: cameraEn, ru: cameraRu };

export function useCameraTexts(): CameraTexts {
  return texts[useLanguage()];
}

/** The same, outside a component. */
export function currentCameraTexts(): CameraTexts {
  return texts[language.get()];
}
