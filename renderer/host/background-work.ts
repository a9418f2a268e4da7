import { create } from 'zustand'
import { isAppError } from '#shared/lib/app-error.ts'

/** How far some work is, or how it ended. */
export type WorkState<T = unknown> = {
  readonly running: boolean
  /** 0 to 1. */
  readonly fraction: number
  /** What is at hand just now, such as a name and a count. */
  readonly note: string
  /** Why the last run failed; null while running, after success, and when a person stopped it. */
  readonly error: unknown
  /** What the last run that ended well gave; null before, and while another one runs. */
  readonly result: T | null
}

export const idleWork: WorkState<never> = { running: false, fraction: 0, note: '', error: null, result: null }

type Doing<T> = (report: (fraction: number, note: string) => void, signal: AbortSignal) => Promise<T>
type Run = { readonly controller: AbortController; readonly ended: Promise<unknown> }

/** Work that goes on whatever screen is shown: one run at a time for each name. Lives as long as the page does. */
export const useWork = create<Readonly<Record<string, WorkState>>>()(() => ({}))
const runs = new Map<string, Run>()

export function workState<T>(name: string): WorkState<T> {
  // Each name has one kind of result, which the callers of `startWork` and `workState` share.
  return (useWork.getState()[name] ?? idleWork) as WorkState<T>
}

/**
 * Begins work, or joins the run of this name that is under way. Resolves to its result, or to null when it failed (the
 * error is in the state) or was stopped.
 */
export function startWork<T>(name: string, doing: Doing<T>): Promise<T | null> {
  const under = runs.get(name)
  if (under !== undefined) return under.ended as Promise<T | null>
  const controller = new AbortController()
  const isMine = (): boolean => runs.get(name)?.controller === controller
  const put = (state: WorkState): void => {
    if (isMine()) useWork.setState({ [name]: state })
  }
  const report = (fraction: number, note: string): void =>
    put({ ...idleWork, running: true, fraction: Math.min(1, Math.max(0, fraction)), note })
  const end = (state: WorkState): void => {
    put(state)
    if (isMine()) runs.delete(name)
  }
  const ended = Promise.resolve()
    .then(() => doing(report, controller.signal))
    .then(
      (result): T | null => {
        end({ ...idleWork, result })
        return result
      },
      (error: unknown) => {
        const stopped = controller.signal.aborted || (isAppError(error) && error.code === 'cancelled')
        end({ ...idleWork, error: stopped ? null : error })
        return null
      },
    )
  runs.set(name, { controller, ended })
  put({ ...idleWork, running: true })
  return ended
}

/** Asks work to stop; it has stopped when its state says so. Nothing for what does not run. */
export function stopWork(name: string): void {
  runs.get(name)?.controller.abort()
}

/** Takes the error or result of a run that has ended off the screens. */
export function dismissWork(name: string): void {
  if (!runs.has(name)) useWork.setState({ [name]: idleWork })
}

/** Another study or person: what runs is told to stop, and nothing of it is shown any more. */
export function forgetWork(): void {
  for (const { controller } of runs.values()) controller.abort()
  runs.clear()
  useWork.setState({}, true)
}
