import { create } from 'zustand'

type Connection = {
  /** The local server did not answer the last call. */
  readonly lost: boolean
  /** Counts the times it came back, so that every list is fetched again then. */
  readonly returns: number
}

export const useConnection = create<Connection>()(() => ({ lost: false, returns: 0 }))

export function markLost(): void {
  useConnection.setState({ lost: true })
}

export function markReached(): void {
  const { lost, returns } = useConnection.getState()
  if (lost) useConnection.setState({ lost: false, returns: returns + 1 })
}
