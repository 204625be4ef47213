export function AccessibilityPage() {
  return <h1>x</h1>;
}
