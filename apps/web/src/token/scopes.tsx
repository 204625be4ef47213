export function ScopesPage() {
  return <h1>ScopesPage</h1>;
}
