import { Component, type ReactNode } from 'react';
import { shellWords } from '../../../shared/text/screens.ts';
import { Button, Message } from '../ui/index.ts';
import styles from './ScreenBoundary.module.css';

/** A screen that breaks down says so and can be loaded again; nothing that was saved depends on it. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className={styles['broken']}>
        <Message
          tone="danger"
          title={shellWords.crashed}
          live
          action={
            <Button kind="primary" onClick={() => this.setState({ broken: false })}>
              {shellWords.reload}
            </Button>
          }
        >
          {shellWords.crashedFacts}
        </Message>
      </div>
    );
  }
}
