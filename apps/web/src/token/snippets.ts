import type { Tokens } from '@barline/auth';
import { star } from './wire.ts';

export const SNIPPETS = ['env', 'curl', 'javascript', 'python', 'go', 'rust'] as const;

export type SnippetName = (typeof SNIPPETS)[number];

export const SNIPPET_NAMES: Readonly<Record<SnippetName, string>> = {
  env: '.env',
  curl: 'cURL',
  javascript: 'JavaScript',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
};

/** How a token is used in a language; it comes from the environment, which the first one fills. */
export function writeSnippet(name: SnippetName, api: string, tokens: Tokens, clientId: string): string {
  switch (name) {
    case 'env':
      return [
        `SPOTIFY_CLIENT_ID=${clientId}`,
        `SPOTIFY_ACCESS_TOKEN=${tokens.access_token}`,
        ...(tokens.refresh_token ? [`SPOTIFY_REFRESH_TOKEN=${tokens.refresh_token}`] : []),
      ].join('\n');
    case 'curl':
      return `curl -H "Authorization: Bearer $SPOTIFY_ACCESS_TOKEN" ${api}/v1/me`;
    case 'javascript':
      return `const response = await fetch('${api}/v1/me', {
  headers: { Authorization: \`Bearer \${process.env.SPOTIFY_ACCESS_TOKEN}\` },
});
console.log(await response.json());`;
    case 'python':
      return `import json, os, urllib.request

request = urllib.request.Request(
    "${api}/v1/me",
    headers={"Authorization": "Bearer " + os.environ["SPOTIFY_ACCESS_TOKEN"]},
)
print(json.load(urllib.request.urlopen(request)))`;
    case 'go':
      return `package main

import (
	"io"
	"net/http"
	"os"
)

func main() {
	request, _ := http.NewRequest("GET", "${api}/v1/me", nil)
	request.Header.Set("Authorization", "Bearer "+os.Getenv("SPOTIFY_ACCESS_TOKEN"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	io.Copy(os.Stdout, response.Body)
}`;
    case 'rust':
      return `// cargo add reqwest --features blocking
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::var("SPOTIFY_ACCESS_TOKEN")?;
    let me = reqwest::blocking::Client::new()
        .get("${api}/v1/me")
        .bearer_auth(token)
        .send()?
        .text()?;
    println!("{me}");
    Ok(())
}`;
  }
}

/** The same with the tokens starred, to be looked at. */
export function hideTokens(text: string, { access_token, refresh_token }: Tokens): string {
  const hidden = text.replaceAll(access_token, star(access_token));
  return refresh_token ? hidden.replaceAll(refresh_token, star(refresh_token)) : hidden;
}
