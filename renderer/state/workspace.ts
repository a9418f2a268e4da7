import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorParams } from '#shared/lib/app-error.ts'
import type { AspectTarget } from '#shared/observation/allotment.ts'
import type { GridTarget } from '#shared/observation/grid-answers.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { StageSetting } from '#shared/study/place.ts'
import type { WatchedSpan } from '#shared/study/watched.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
import type { Ms } from '#shared/time/ms.ts'
import type { ObservationStore, ObservationState } from './observation-store.ts'
import { passesOf, type Pass } from './passes.ts'
import type { Player } from './player.ts'

export type Tab =
  | 'codes'
  | 'segments'
  | 'ratings'
  | 'checklist'
  | 'grid'
  | 'sort'
  | 'points'
  | 'about'
  | 'manual'
  | 'notes'
  | 'table'
  | 'evidence'
export type OpenDialog = 'keys' | 'change-keys' | 'palette' | 'complete' | 'go-to' | 'speed' | 'leave' | null

export type Written = {
  readonly unit: string
  /** What can be written, in words. */
  readonly hint: string
  readonly proposed: string
  readonly take: (text: string) => boolean
}

/** A question asked in place, answered by a key: a modifier, a cue, a reason, the scale that a mark is for. */
export type Prompt = {
  readonly title: string
  readonly options: readonly string[]
  /** The key of each option, a letter or a digit; without them the digits from 1 on. */
  readonly keys?: readonly string[] | undefined
  /** The option that Enter takes; the arrows move it. */
  readonly at?: number | undefined
  /** Where several may be chosen: those that are. Enter then ends the question. */
  readonly chosen?: readonly number[] | undefined
  /** An answer that is written. `take` says whether the text can be one. */
  readonly written?: Written | undefined
  readonly onEnter?: (() => void) | undefined
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
  /** What has been watched in each pass that asks for it. */
  readonly watched: Readonly<Record<string, readonly WatchedSpan[]>>
  /** The rating that is at hand: scale and episode. */
  readonly rating: { readonly rating: string; readonly episode: string | null } | null
  /** The checklist item that is at hand. */
  readonly item: { readonly list: string; readonly episode: string | null; readonly item: string } | null
  /** The question of a grid that is at hand. */
  readonly question: GridTarget | null
  /** The card that is at hand, and over which pile it is carried (its place among them). */
  readonly card: { readonly sort: string; readonly episode: string | null; readonly card: string } | null
  readonly carried: number | null
  /** The aspect that is at hand, and the pattern in it. */
  readonly aspect: AspectTarget | null
  readonly pattern: string | null
  /** The event that is visited, in a pass that goes from event to event. */
  readonly visit: string | null
  /**
   * The segment that is being worked on: at its text (`at` null) or at one of its questions. `resume`: the film was
   * playing and goes on when everything is answered.
   */
  readonly segment: { readonly eventId: string; readonly at: string | null; readonly resume: boolean } | null
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
    watched: {},
    rating: null,
    item: null,
    question: null,
    card: null,
    carried: null,
    aspect: null,
    pattern: null,
    visit: null,
    segment: null,
  }))
}

export function firstTab(pass: Pass): Tab {
  if (pass.segments.length > 0) return 'segments'
  if (pass.sets.length > 0 || pass.visitEach !== null) return 'codes'
  if (pass.grids.length > 0 && pass.ratings.length === 0) return 'grid'
  if (pass.qsorts.length > 0 && pass.ratings.length === 0) return 'sort'
  if (pass.ipsatives.length > 0 && pass.ratings.length === 0) return 'points'
  return pass.checklists.length > 0 && pass.ratings.length === 0 ? 'checklist' : 'ratings'
}

export function choosePass({ ui, player }: Workspace, pass: Pass): void {
  // The moment that a visit plays over and over is no matter of the next pass.
  if (ui.getState().visit !== null) player.setLoop(null)
  ui.setState({ passId: pass.id, tab: firstTab(pass), prompt: null, carried: null, visit: null, segment: null })
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
