import { Component, type ErrorInfo, type ReactNode } from 'react'
import { describeError } from '../host/ErrorNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

type Props = {
  readonly children: ReactNode
  /** When it changes, what is inside gets another try: the address, say. */
  readonly resetKey: string
}
type State = { readonly error: unknown; readonly key: string }

/** Keeps a fault of one screen from taking the window with it. Only a class can do this in React. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, key: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { error: null, key: props.resetKey }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The console is the only log that a page has.
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <EmptyState
        title="This screen could not be shown"
        actions={
          <>
            <Button onPress={() => this.setState({ error: null })}>Show it again</Button>
            <Button kind="primary" onPress={() => window.location.reload()}>
              Load the window again
            </Button>
          </>
        }
      >
        {describeError(this.state.error)}
      </EmptyState>
    )
  }
}
