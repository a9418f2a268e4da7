import type { Episode } from '../observation/episode.ts'
import type { Records } from '../observation/record.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { DraftValue } from '../scheme/edit/draft-value.ts'
import type { SchemePath } from '../scheme/scheme-problem.ts'
import type { SchemeComparison } from '../scheme/versions/compare-schemes.ts'
import type { ObservationStatus } from '../study/assignment.ts'
import type { Verdict } from '../study/gate.ts'
import type { Session } from '../study/people.ts'
import type { Place } from '../study/place.ts'
import type { Camera, DyadRow } from '../study/recording.ts'
import type { Ms } from '../time/ms.ts'

/** What the screens receive. Filtered by the host for the person at the desk: what is not here was never sent. */

export type AppInfo = {
  readonly version: string
  readonly host: 'desktop' | 'browser' | 'cli'
  /** The folder that the chooser of this host starts in. */
  readonly startDir: string
  readonly templates: readonly {
    readonly id: string
    readonly name: string
    readonly summary: string
    readonly demo: boolean
    /** An empty shape: begun as a draft, never published as it is. */
    readonly shell: boolean
  }[]
}

/** Answer of a native dialog; `native: false` when this host has none and the interface shows its own chooser. */
export type Chosen = { readonly native: boolean; readonly paths: readonly string[] }

export type FolderListing = {
  readonly dir: string
  readonly parent: string | null
  readonly places: readonly { readonly name: string; readonly path: string }[]
  readonly entries: readonly FolderEntry[]
}
export type FolderEntry = {
  readonly name: string
  readonly path: string
  readonly kind: 'folder' | 'media' | 'study' | 'program' | 'scheme'
  readonly bytes: number
  readonly modifiedAt: string
}

export type RecentStudy = {
  readonly path: string
  readonly name: string
  readonly openedAt: string
  readonly present: boolean
}
export type BackupRow = {
  readonly id: string
  readonly madeAt: string
  readonly bytes: number
  readonly reason: string
}

export type StudySummary = {
  readonly id: string
  readonly name: string
  readonly path: string
  /** Why it can only be looked at, if so: damaged, or the folder cannot be written. */
  readonly readOnly: 'damaged' | 'no_write' | null
  readonly isDemo: boolean
  readonly session: Session
  readonly sums: StudySums
}

/** Kept up to date by the store, so that opening a large study costs what opening a small one does. */
export type StudySums = {
  readonly dyads: number
  readonly timePoints: readonly string[]
  readonly sites: readonly string[]
  readonly tasks: readonly string[]
  readonly recordings: number
  readonly received: number
  readonly codable: number
  readonly locked: number
  readonly lockedTwice: number
  readonly schemes: number
  readonly people: number
  readonly myOpenWork: number
}

export type StudyGrid = {
  readonly total: number
  readonly timePoints: readonly string[]
  readonly rows: readonly DyadRow[]
}

export type SchemeRow = {
  readonly id: string
  readonly version: string
  readonly name: string
  readonly status: 'published' | 'retired'
  readonly hash: string
  readonly publishedAt: string
  readonly assigned: number
}

/** Something that is wrong with a scheme, in words. `path` is where, as in its JSON; `place` the same by its labels. */
export type ProblemRow = {
  readonly code: string
  readonly path: SchemePath
  readonly place: string
  readonly words: string
}

/** A scheme that is not published yet. `basedOn`: the newest published version of the same id. */
export type DraftRow = {
  readonly id: string
  readonly name: string
  readonly basedOn: string | null
  readonly changedAt: string
  readonly changedBy: string
  readonly revision: number
  readonly problems: number
}

export type DraftView = DraftRow & {
  /** As it is kept; it may be half filled in. */
  readonly value: DraftValue
  /** The same as a scheme; null while it does not have the shape of one. */
  readonly scheme: Scheme | null
  /** With something at every place that is still open, for looking at it; null where too much is. */
  readonly completed: Scheme | null
  readonly problemRows: readonly ProblemRow[]
  /** Worth a thought; nothing of it keeps the draft from being published. */
  readonly adviceRows: readonly ProblemRow[]
  readonly comparison: SchemeComparison | null
  /** The least version number it may be published under. */
  readonly nextVersion: string
}

/** What is in a file of a scheme. `hashed`: it carries the hash of its content, which is right. */
export type SchemeFileLook =
  | {
      readonly ok: true
      readonly scheme: Scheme
      readonly hashed: boolean
      readonly draftThere: boolean
      readonly comparison: SchemeComparison | null
    }
  | { readonly ok: false; readonly problems: readonly ProblemRow[]; readonly more: number }

/** An observation as its coder sees it: the recording has a display code and nothing else to recognise it by. */
export type ObservationView = {
  readonly id: string
  readonly assignmentId: string
  readonly displayCode: string
  readonly scheme: Scheme
  readonly episodes: readonly Episode[]
  readonly durationMs: Ms
  readonly cameras: readonly Camera[]
  readonly records: Records
  readonly revision: number
  readonly status: ObservationStatus
  readonly editable: boolean
  readonly history: History
  /** Where this coder was when they last left it; null at first, and for whoever only looks. */
  readonly place: Place | null
}

/** Labels of the steps that undo and redo would take next, or null where there is none. */
export type History = { readonly undo: string | null; readonly redo: string | null }

export type Committed = { readonly revision: number; readonly history: History }

export type ExportResult = {
  readonly exportId: string
  readonly path: string
  readonly sha256: string
  readonly draft: boolean
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly overrides: number
}

export type CheckResult = {
  /** `ok`, or what the database says of itself. */
  readonly integrity: string
  /** `ok`, or the number of the first entry whose hash does not follow from the one before it. */
  readonly chain: 'ok' | number
  /** Whether the recorded overrides are unchanged. */
  readonly overrides: boolean
  readonly changes: number
  readonly media: { readonly present: number; readonly missing: number; readonly changed: number }
  readonly observations: { readonly waiting: number; readonly open: number; readonly locked: number }
}
