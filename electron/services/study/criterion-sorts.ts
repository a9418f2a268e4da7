import type { z } from 'zod'
import { AppError } from '#shared/lib/app-error.ts'
import type { MakeCriterion, SortRow, SortsToChoose } from '#shared/contract/criterion-views.ts'
import type { DraftRow } from '#shared/contract/views.ts'
import { finishedSort } from '#shared/observation/sort-score.ts'
import { meanPlacements, sortAgreement, withCriterion, type FinishedSort } from '#shared/scheme/criterion-sort.ts'
import type { CriterionSort, QSort } from '#shared/scheme/qsort.ts'
import type { Scheme, SchemeRef } from '#shared/scheme/scheme.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import { nowIso, personAt, studyAt, type Desk } from '../desk.ts'
import { loadRecords } from '../store/observations.ts'
import { listAssignments } from '../store/queries/assignments.ts'
import { lockedOfScheme, type ObservationRow } from '../store/queries/observation-rows.ts'
import { episodesOf, recordingById } from '../store/queries/recordings.ts'
import { draftById } from '../store/queries/scheme-drafts.ts'
import { schemeByRef } from '../store/queries/schemes.ts'
import type { ReadDb } from '../store/study-db.ts'
import { keepDraft } from './scheme-drafts.ts'

/** Locked codings that are looked at. A criterion is made of some ten; a study may hold thousands. */
const MOST = 200

type Ref = SchemeRef & { readonly sort: string }

const sortIn = ({ qsorts = [] }: Scheme, id: string): QSort | undefined => qsorts.find((sort) => sort.id === id)

function sortOf(db: ReadDb, { id, version, sort }: Ref): QSort {
  const found = sortIn(schemeByRef(db, { id, version }).scheme, sort)
  if (found === undefined) throw new AppError('sort-not-found')
  return found
}

/** Whether two versions sort the same cards, in the same words, into the same piles. Only then is there a mean of them. */
function isSameDeck(a: QSort, b: QSort): boolean {
  const textOf = ({ cards, piles }: QSort): string =>
    JSON.stringify([
      cards.map(({ id, text }) => [id, text]).toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)),
      piles.map(({ value }) => value),
    ])
  return textOf(a) === textOf(b)
}

/** Two codings are compared as independent: who still has a recording to code does not see others' sorts of it. */
function mustWait(db: ReadDb, me: string, { recordingId, schemeId }: ObservationRow): boolean {
  const { rows } = listAssignments(db, { recordingId, offset: 0, limit: 500 })
  return rows.some((row) => row.personId === me && row.schemeId === schemeId && row.status !== 'locked')
}

function rowsOf(db: ReadDb, sort: QSort, observation: ObservationRow): readonly SortRow[] {
  const { recordingId, schemeId, schemeVersion: version } = observation
  const { scheme } = schemeByRef(db, { id: schemeId, version })
  const its = sortIn(scheme, sort.id)
  const recording = recordingById(db, recordingId)
  if (its === undefined || recording === undefined || !isSameDeck(its, sort)) return []
  const records = loadRecords(db, observation.id)
  const places = its.scope === 'session' ? [null] : episodesOf(db, recordingId)
  return places.flatMap((episode): readonly SortRow[] => {
    const values = finishedSort(its, records, episode?.id ?? null)
    if (values === null) return []
    const placements: FinishedSort = Object.fromEntries(its.cards.map(({ id }, n) => [id, values[n] ?? 0]))
    return [
      {
        ...{ observationId: observation.id, episodeId: episode?.id ?? null },
        episode: scheme.episodes.find(({ id }) => id === episode?.kind)?.name ?? '',
        ...{ personId: observation.personId, personName: observation.personName, role: observation.role },
        ...{ dyad: recording.dyad, timePoint: recording.timePoint, version },
        ...{ lockedAt: observation.lockedAt ?? '', placements },
      },
    ]
  })
}

/** @throws scheme-not-found, sort-not-found */
export function sortsToChoose(desk: Desk, ref: Ref): SortsToChoose {
  const { read } = studyAt(desk).store
  const sort = sortOf(read, ref)
  const locked = lockedOfScheme(read, ref.id)
  const looked = locked.slice(0, MOST)
  const seen = looked.filter((row) => !mustWait(read, personAt(desk).id, row))
  return {
    rows: seen.flatMap((row) => rowsOf(read, sort, row)),
    withheld: looked.length - seen.length,
    more: locked.length - looked.length,
  }
}

/**
 * A criterion sort of chosen locked sorts: the mean of their piles for each card. It goes into the draft that is there, or
 * into a new draft of this version, with a composite that compares with it; publishing is a step of its own. Nothing in
 * it names a person or a recording, since schemes are handed on.
 * @throws scheme-not-found, sort-not-found, sort-gone, sort-differs, sort-draft-unfit
 */
export function makeCriterion(desk: Desk, input: z.infer<typeof MakeCriterion>): DraftRow {
  const { read } = studyAt(desk).store
  const sort = sortOf(read, input)
  const { rows } = sortsToChoose(desk, input)
  const wanted = new Set(input.from.map(({ observationId, episodeId }) => `${observationId} ${episodeId ?? ''}`))
  const chosen = rows.filter(({ observationId, episodeId }) => wanted.has(`${observationId} ${episodeId ?? ''}`))
  if (chosen.length < wanted.size) throw new AppError('sort-gone', { n: wanted.size - chosen.length })
  const scheme = schemeToGoOnWith(read, input)
  const form = sortIn(scheme, sort.id)
  if (form === undefined || !isSameDeck(form, sort)) throw new AppError('sort-differs')
  return keepDraft(desk, withCriterion(scheme, form, criterionOf(input.criterion, form, chosen, nowIso(desk))))
}

/** The draft that is there, else the published version. @throws sort-draft-unfit while parts of it are not filled in */
function schemeToGoOnWith(read: ReadDb, input: SchemeRef): Scheme {
  const draft = draftById(read, input.id)
  if (draft === undefined) return schemeByRef(read, input).scheme
  const shape = schemeShape(draft.value)
  if (!shape.ok) throw new AppError('sort-draft-unfit')
  return shape.scheme
}

function criterionOf(
  named: Pick<CriterionSort, 'id' | 'label'>,
  form: QSort,
  rows: readonly SortRow[],
  now: string,
): CriterionSort {
  const sorts = rows.map(({ placements }) => placements)
  const people = new Set(rows.map(({ personId }) => personId)).size
  const { meanR } = sortAgreement(form, sorts)
  const versions = [...new Set(rows.map(({ version }) => version))].join(', ')
  return {
    ...named,
    source: `Mean of ${counted(rows.length, 'locked sort', 'locked sorts')} by ${counted(people, 'person', 'people')}, made with version ${versions} on ${now.slice(0, 10)}.`,
    sorts: rows.length,
    ...(meanR === null ? {} : { agreement: Math.round(meanR * 1e4) / 1e4 }),
    placements: meanPlacements(form, sorts),
  }
}

const counted = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`
