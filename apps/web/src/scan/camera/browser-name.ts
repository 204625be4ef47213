/** The browsers whose way to allow the camera differs. */
export type BrowserName =
  | 'chrome'
  | 'chromeAndroid'
  | 'safari'
  | 'safariPhone'
  | 'firefox'
  | 'firefoxAndroid'
  | 'other';

/** Tells the browser by its own account; every browser on an iPhone or iPad has Safari's settings. */
export function browserName({ userAgent, maxTouchPoints }: { userAgent: string; maxTouchPoints: number }): BrowserName {
  const android = userAgent.includes('Android');
  const isTouchMac = userAgent.includes('Macintosh') && maxTouchPoints > 1;
  if (/iPhone|iPad|iPod/.test(userAgent) || isTouchMac) return 'safariPhone';
  if (userAgent.includes('Firefox/')) return android ? 'firefoxAndroid' : 'firefox';
  if (/Chrome\/|Chromium\//.test(userAgent)) return android ? 'chromeAndroid' : 'chrome';
  return userAgent.includes('Macintosh') && userAgent.includes('Safari/') ? 'safari' : 'other';
}
