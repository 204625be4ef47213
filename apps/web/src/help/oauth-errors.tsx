export function OauthErrors() {
  return null;
}
