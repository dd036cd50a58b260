import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/VisuallyHidden.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import './tokens.css';
import './base.css';
import { createTheme, MantineProvider } from '@mantine/core';
import type { JSX, ReactNode } from 'react';

export type Theme = 'light' | 'dark';

const theme = createTheme({
  fontFamily: 'var(--font-body)',
  headings: { fontFamily: 'var(--font-heading)' },
  components: {
    // Dialogs and lists stay inside the application, so that the lock can make all of it unreachable at once.
    Portal: { defaultProps: { target: '#layers' } },
  },
});

const styleNonce = (): string => document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

/** The design system: tokens, base, and Mantine behind it. */
export function UiProvider({ theme: scheme, children }: { readonly theme: Theme; readonly children: ReactNode }): JSX.Element {
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={styleNonce} withGlobalClasses={false} deduplicateCssVariables>
      {children}
    </MantineProvider>
  );
}
