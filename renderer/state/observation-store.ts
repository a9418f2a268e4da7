import { enablePatches, Immer } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isAppError, type ErrorParams } from '#shared/lib/app-error.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Committed, History, ObservationView } from '#shared/contract/views.ts'
import { applyChange, changeBetween, isEmptyChange, type Change } from '#shared/observation/change.ts'
import type { ObservationRecord, Records } from '#shared/observation/record.ts'
import { markDurable } from './latency-marks.ts'
import { insistOn, rebase, type PendingStep } from './rebase.ts'

/** What the coder is told about saving. Only an acknowledgement of the host makes it `saved`. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly code: string; readonly params: ErrorParams }
  /** The stored observation is newer than the one on screen. */
  | { readonly kind: 'stale' }
  /** After reloading, these steps speak of records that are different now. */
  | { readonly kind: 'conflict'; readonly steps: readonly PendingStep[] }

export type ObservationState = {
  readonly view: ObservationView
  /** As drawn: the stored records and every unsaved step. */
  readonly records: Records
  readonly history: History
  readonly save: SaveState
  /** Steps not acknowledged yet. */
  readonly unsaved: number
  readonly editable: boolean
}

export type Draft = { [id: string]: ObservationRecord }

export type ObservationStore = {
  readonly store: StoreApi<ObservationState>
  /**
   * Edits a draft of the records and saves the difference as one undoable step named `label`. Answers what the recipe
   * answers; a recipe that changes nothing saves nothing. Refuses (returns undefined) when the observation is locked.
   */
  readonly edit: <T>(label: string, recipe: (draft: Draft) => T) => T | undefined
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** Sends the unsaved steps again after a failure. */
  readonly retry: () => void
  /** Fetches the stored observation and puts the unsaved steps on top. */
  readonly reload: () => Promise<void>
  /** Ends a conflict: keeps the coder's version of those steps, or leaves them out. */
  readonly settleConflict: (keepMine: boolean) => void
  /** Locks after everything is saved. Throws the host's refusal. */
  readonly lock: () => Promise<void>
  /** Resolves when nothing is waiting, with whether everything is saved. */
  readonly settled: () => Promise<boolean>
}

const STALE = 'observation-stale'

/** The open observation: draws at once, saves in order, and never lets an unsaved step go unseen. */
// eslint-disable-next-line max-lines-per-function -- one closure: queue, revision and sending flag belong together
export function createObservationStore(client: Client, view: ObservationView): ObservationStore {
  let queue: PendingStep[] = []
  let revision = view.revision
  let sending = false
  let waiting: ((saved: boolean) => void)[] = []

  const store = createStore<ObservationState>(() => ({
    view,
    records: view.records,
    history: view.history,
    save: { kind: 'saved' },
    unsaved: 0,
    editable: view.editable,
  }))
  const settle = (): void => {
    const { save } = store.getState()
    if (save.kind === 'saving') return
    for (const resolve of waiting) resolve(save.kind === 'saved')
    waiting = []
  }
  const setSave = (save: SaveState): void => {
    store.setState({ save, unsaved: queue.length })
    settle()
  }
  const fail = (error: unknown): void => {
    if (isAppError(error) && error.code === STALE) setSave({ kind: 'stale' })
    else if (isAppError(error)) setSave({ kind: 'failed', code: error.code, params: error.params })
    else setSave({ kind: 'failed', code: 'host-unreachable', params: {} })
  }
  const accept = (committed: Committed): void => {
    revision = committed.revision
    markDurable()
    store.setState({ history: committed.history })
  }
  const send = async (): Promise<void> => {
    if (sending) return
    sending = true
    try {
      for (let step = queue[0]; step !== undefined; step = queue[0]) {
        accept(await client.call('observation.commit', { observationId: view.id, baseRevision: revision, ...step }))
        queue = queue.slice(1)
        store.setState({ unsaved: queue.length })
      }
      setSave({ kind: 'saved' })
    } catch (error) {
      fail(error)
    } finally {
      sending = false
    }
  }
  const settled = (): Promise<boolean> => {
    const { save } = store.getState()
    if (save.kind !== 'saving') return Promise.resolve(save.kind === 'saved')
    return new Promise((resolve) => waiting.push(resolve))
  }
  const step = async (direction: 'undo' | 'redo'): Promise<void> => {
    if (!(await settled())) return
    const { editable, history } = store.getState()
    // Steps asked for in the same breath wait for each other: `sending` is the one line to the host.
    if (!editable || history[direction] === null || sending) return
    sending = true
    setSave({ kind: 'saving' })
    try {
      const done = await client.call('observation.undo', { observationId: view.id, baseRevision: revision, direction })
      accept(done)
      store.setState((state) => ({ records: applyChange(state.records, done.change) }))
      sending = false
      if (queue.length > 0) void send()
      else setSave({ kind: 'saved' })
    } catch (error) {
      sending = false
      fail(error)
    }
  }
  let turn = Promise.resolve()
  const inTurn = (direction: 'undo' | 'redo'): Promise<void> => (turn = turn.then(() => step(direction)))

  return {
    store,
    settled,
    edit: (label, recipe) => {
      const { records, editable, save } = store.getState()
      if (!editable) return undefined
      const { after, change, answer } = changeOf(records, recipe)
      if (isEmptyChange(change)) return answer
      queue = [...queue, { label, change }]
      const blocked = save.kind === 'stale' || save.kind === 'conflict' || save.kind === 'failed'
      // On its way to the disk before anything is drawn: both are awaited, but only one of them must not wait.
      if (!blocked) void send()
      store.setState({ records: after, unsaved: queue.length, save: blocked ? save : { kind: 'saving' } })
      return answer
    },
    undo: () => inTurn('undo'),
    redo: () => inTurn('redo'),
    retry: () => {
      if (store.getState().save.kind !== 'failed') return
      setSave({ kind: 'saving' })
      void send()
    },
    reload: async () => {
      setSave({ kind: 'saving' })
      try {
        const fresh = await client.call('observation.open', { assignmentId: view.assignmentId })
        const rebased = rebase(fresh.records, queue)
        revision = fresh.revision
        queue = [...rebased.pending]
        store.setState({ view: fresh, records: rebased.records, history: fresh.history, editable: fresh.editable })
        if (rebased.conflicting.length > 0) setSave({ kind: 'conflict', steps: rebased.conflicting })
        else void send()
      } catch (error) {
        fail(error)
      }
    },
    settleConflict: (keepMine) => {
      const { save, records } = store.getState()
      if (save.kind !== 'conflict') return
      if (keepMine) {
        const insisted = insistOn(records, save.steps)
        queue = [...queue, ...insisted.pending]
        store.setState({ records: insisted.records })
      }
      setSave({ kind: 'saving' })
      void send()
    },
    lock: async () => {
      if (!(await settled())) return
      await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
      const fresh = await client.call('observation.open', { assignmentId: view.assignmentId })
      revision = fresh.revision
      store.setState({ view: fresh, records: fresh.records, history: fresh.history, editable: fresh.editable })
    },
  }
}

enablePatches()
// Freezing would walk through every record of a long coding at every key; types keep them from being written to.
const immer = new Immer({ autoFreeze: false })

type Edited<T> = { readonly after: Records; readonly change: Change; readonly answer: T }

/** Runs a recipe on a draft. The patches name the records it touched, so that only these are compared. */
function changeOf<T>(before: Records, recipe: (draft: Draft) => T): Edited<T> {
  const answers: T[] = []
  const [after, patches] = immer.produceWithPatches(before, (draft: Draft) => {
    answers.push(recipe(draft))
  })
  const touched = new Set(patches.map((patch) => String(patch.path[0])))
  const of = (records: Records): Records =>
    Object.fromEntries([...touched].flatMap((id) => (records[id] === undefined ? [] : [[id, records[id]]])))
  return { after, change: changeBetween(of(before), of(after)), answer: answers[0] as T }
}
