import { Component, type ReactNode } from 'react';
import { shellWords } from '../../../shared/text/screens.ts';
import { Button, Message } from '../ui/index.ts';
import styles from './ScreenBoundary.module.css';

type Props = { readonly at: string; readonly children: ReactNode };
type State = { readonly broken: boolean; readonly at: string };

/** A screen that breaks down says so and can be loaded again; nothing that was saved depends on it. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { broken: false, at: this.props.at };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  /** Going to another room leaves the broken one behind. */
  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.at === state.at ? null : { broken: false, at: props.at };
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
