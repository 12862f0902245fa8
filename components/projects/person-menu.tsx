"use client";

import { KeyRound, LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { type ReactNode, useState } from "react";
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";

const THEMES = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;
type Theme = (typeof THEMES)[number][0];

/** One's own things: account, theme, the way out. */
export function PersonMenu({ trigger }: { readonly trigger: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(presentTheme);

  return (
    <Menu trigger={trigger}>
      <MenuLink href="/account" icon={KeyRound}>
        Account
      </MenuLink>
      <MenuSeparator />
      <MenuChoice
        label="Theme"
        value={theme}
        options={THEMES}
        onChoose={(chosen) => {
          wear(chosen);
          setTheme(chosen);
        }}
      />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => void signOut({ callbackUrl: "/sign-in" })}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function presentTheme(): Theme {
  if (typeof document === "undefined") return "system";
  const { theme } = document.documentElement.dataset;

  return theme === "light" || theme === "dark" ? theme : "system";
}

const YEAR_SECONDS = 365 * 24 * 3600;

/** Shows the theme at once, and keeps it in a cookie for the pages to come. */
function wear(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `giqa-theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}
