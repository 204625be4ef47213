export function DoctorPage() {
  return <h1>DoctorPage</h1>;
}
