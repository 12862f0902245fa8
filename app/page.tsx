export default function Page() {
  return (
    <main>
      <h1>GIQA Studio</h1>
    </main>
  );
}
