/** Puts what is looked at into the address, so that the view can be sent. */
export function keepInAddress(parameters: Readonly<Record<string, string>>): void {
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  if (address.searchParams.get("changes") === "{}") address.searchParams.delete("changes");
  window.history.replaceState(null, "", address);
}
