export function PkcePage() {
  return <h1>PkcePage</h1>;
}
