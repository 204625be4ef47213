export function ArticlePage() {
  return <h1>x</h1>;
}
