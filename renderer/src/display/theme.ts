const KEY = 'gerai.theme';

/** As light or dark as the till's window, which keeps the choice on this PC. */
export function followTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = localStorage.getItem(KEY) === 'dark' ? 'dark' : 'light';
  };
  window.addEventListener('storage', apply);
  apply();
}
