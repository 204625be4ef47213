import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-hash.ts';

export type PasswordFault = 'short' | 'long' | 'same';

/** Why a password cannot be taken, or `null`. No rule on its characters (NIST SP 800-63B §3.1.1.2). */
export function judgeNewPassword(password: string, username: string): PasswordFault | null {
  if (isTooLong(password)) return 'long';
  if ([...password].length < SHORTEST_PASSWORD) return 'short';
  return password.toLowerCase() === username.toLowerCase() ? 'same' : null;
}

/** Longer than is ever hashed. */
export function isTooLong(password: string): boolean {
  return Buffer.byteLength(password) > LONGEST_PASSWORD;
}
