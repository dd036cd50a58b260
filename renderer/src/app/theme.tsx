import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState, type JSX, type ReactNode } from 'react';
import { UiProvider, type Theme } from '../ui/index.ts';

type ThemeChoice = { readonly theme: Theme; readonly setTheme: (theme: Theme) => void };
const ThemeContext = createContext<ThemeChoice>({ theme: 'light', setTheme: () => undefined });
const KEY = 'gerai.theme';

/** Only the look of this one PC is kept in the window's own storage; it is no data of the cooperative. */
function remembered(): Theme {
  try {
    return localStorage.getItem(KEY) === 'dark' ? 'dark' : 'light';
  } catch {
    return 'light';
  }
}

export function ThemeProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [theme, show] = useState(remembered);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const setTheme = useCallback((next: Theme) => {
    show(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // A window without storage forgets the choice at the next start.
    }
  }, []);
  const value = useMemo(() => ({ theme, setTheme }), [theme, setTheme]);
  return (
    <ThemeContext value={value}>
      <UiProvider theme={theme}>{children}</UiProvider>
    </ThemeContext>
  );
}

export const useTheme = (): ThemeChoice => useContext(ThemeContext);
