const BYTES = 15;

/** A password that nobody guesses: 30 hexadecimal digits of chance. */
export function newPassword(): string {
  return [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
