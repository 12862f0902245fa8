import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "GIQA Studio", template: "%s · GIQA Studio" },
  description: "Grounded image quality assessment: from descriptions to boxes, by machine and by expert.",
};

/** The document around every page; the theme is chosen by the person, else by the system. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const chosen = (await cookies()).get("giqa-theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;

  return (
    <html lang="en" data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
