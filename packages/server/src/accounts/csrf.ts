import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a form may stay open, in ms. */
const FORM_LIFETIME = 2 * 3600 * 1000;

/**
 * The token of a form. It holds for whoever owns `secret` (the value of a cookie that only this browser has), for
 * one `purpose` (what the form does, to what), and for two hours.
 */
export function createFormToken(secret: string, purpose: string, now: number): string {
  const time = Math.floor(now / 1000).toString(36);
  return `${time}.${sign(secret, purpose, time)}`;
}

/** Whether `token` was made by `createFormToken` with the same secret and purpose, not too long ago. */
export function isFormToken(
  token: string | undefined,
  secret: string | undefined,
  purpose: string,
  now: number,
): boolean {
  const parts = /^([0-9a-z]{1,9})\.([\w-]{43})$/.exec(token ?? '');
  if (!parts || !secret) return false;
  const [, time, signature] = parts;
  const age = now - Number.parseInt(time, 36) * 1000;
  const right = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(secret, purpose, time)));
  return right && age < FORM_LIFETIME && age > -FORM_LIFETIME;
}

function sign(secret: string, purpose: string, time: string): string {
  return createHmac('sha256', secret).update(`${time}\n${purpose}`).digest('base64url');
}
