import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorParams } from '#shared/lib/app-error.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { StageSetting } from '#shared/study/place.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
import type { Ms } from '#shared/time/ms.ts'
import type { ObservationStore, ObservationState } from './observation-store.ts'
import { passesOf, type Pass } from './passes.ts'
import type { Player } from './player.ts'

export type Tab = 'codes' | 'ratings' | 'manual' | 'notes' | 'table' | 'evidence'
export type OpenDialog = 'keys' | 'change-keys' | 'palette' | 'complete' | 'go-to' | 'speed' | 'leave' | null

/** A question asked in place, answered by a digit: a modifier, a reason, the scale that a mark is for. */
export type Prompt = {
  readonly title: string
  readonly options: readonly string[]
  /** Chosen by position. */
  readonly onChoose: (index: number) => void
  /** Goes on without an answer; null where one is needed (then Escape takes the key press back). */
  readonly onSkip: (() => void) | null
}

/** A short word about what a key could not do, shown in place and read aloud. */
export type Remark = { readonly code: string; readonly params: ErrorParams }

export type WorkspaceState = {
  readonly passId: string
  readonly tab: Tab
  readonly selectedId: string | null
  /** The stretch of the recording that the timeline shows. */
  readonly view: { readonly startMs: number; readonly endMs: number }
  readonly dialog: OpenDialog
  /** The person's own keys and lengths of steps. */
  readonly preferences: Preferences
  /** One end of a loop whose other end is not set yet. */
  readonly loopEdge: { readonly startMs?: Ms; readonly endMs?: Ms } | null
  readonly prompt: Prompt | null
  readonly remark: Remark | null
  /** How the pictures stand in each pass; a pass without an entry has them side by side. */
  readonly stages: Readonly<Record<string, StageSetting>>
  /** The rating that is at hand: scale and episode. */
  readonly rating: { readonly rating: string; readonly episode: string | null } | null
}

/** Everything a command needs to work on the open observation. */
export type Workspace = {
  readonly observation: ObservationStore
  readonly player: Player
  readonly ui: StoreApi<WorkspaceState>
  readonly newId: () => string
}

/** What the timeline shows at first: a minute, or all of a shorter recording. */
const FIRST_VIEW_MS = 60_000

export function createWorkspaceUi({
  scheme,
  durationMs,
}: {
  scheme: ObservationContent['scheme']
  durationMs: Ms
}): StoreApi<WorkspaceState> {
  const first = passesOf(scheme)[0]
  return createStore<WorkspaceState>(() => ({
    passId: first?.id ?? '',
    tab: first === undefined ? 'codes' : firstTab(first),
    selectedId: null,
    view: { startMs: 0, endMs: Math.min(durationMs, FIRST_VIEW_MS) },
    dialog: null,
    preferences: defaultPreferences,
    loopEdge: null,
    prompt: null,
    remark: null,
    stages: {},
    rating: null,
  }))
}

export function firstTab(pass: Pass): Tab {
  return pass.sets.length > 0 ? 'codes' : 'ratings'
}

export function choosePass({ ui }: Workspace, pass: Pass): void {
  ui.setState({ passId: pass.id, tab: firstTab(pass), prompt: null })
}

export function activePass(workspace: Workspace): Pass {
  const { scheme } = workspace.observation.store.getState().view
  return passOf(scheme, workspace.ui.getState().passId)
}

export function passOf(scheme: ObservationContent['scheme'], id: string): Pass {
  const passes = passesOf(scheme)
  const pass = passes.find((each) => each.id === id) ?? passes[0]
  // `passesOf` always ends with the check pass.
  if (pass === undefined) throw new Error('a scheme without passes')
  return pass
}

export function contentOf({ view, records }: Pick<ObservationState, 'view' | 'records'>): ObservationContent {
  return { scheme: view.scheme, episodes: view.episodes, durationMs: view.durationMs, records }
}

export function say(workspace: Workspace, code: string, params: ErrorParams = {}): void {
  workspace.ui.setState({ remark: { code, params } })
}
