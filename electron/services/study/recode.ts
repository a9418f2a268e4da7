import { randomInt } from 'node:crypto'
import { AppError } from '#shared/lib/app-error.ts'
import { seededRandom } from '#shared/lib/prng.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { drawRecode, type RecodeDraw } from '#shared/study/recode/draw.ts'
import type { RecodePreview, RecodeRound, RoundFigure } from '#shared/study/recode/round.ts'
import { askerAt, authorAt, changed, refuseIfLeft, studyAt, type Desk, type Job } from '../desk.ts'
import { reportAndGate } from './agreement.ts'
import { refuseWithoutLicence } from './licences.ts'
import { recode } from '../store/recode.ts'
import { allRecordings } from '../store/queries/dataset-rows.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { personById } from '../store/queries/people.ts'
import { barredFrom, codingsToSetAside, listRounds, type CodingOfRound } from '../store/queries/rounds.ts'
import { schemeByRef, schemeRow } from '../store/queries/schemes.ts'

export type RecodeWish = {
  readonly scheme: SchemeRef
  /** `null`: every recording that has a coding under the version. */
  readonly recordingIds: readonly string[] | null
  readonly coders: readonly string[]
}

type Prepared = {
  readonly recordingIds: readonly string[]
  readonly codings: readonly CodingOfRound[]
  readonly draw: RecodeDraw
  readonly preview: RecodePreview
}

/** @throws scheme-not-found, scheme-retired, scheme-licence-missing, person-not-found, assignment-not-a-coder, recode-nothing */
function prepare(desk: Desk, { scheme, recordingIds, coders }: RecodeWish, seed: number): Prepared {
  const { read } = studyAt(desk).store
  const { scheme: content } = schemeByRef(read, scheme)
  if (schemeRow(read, scheme)?.status === 'retired') throw new AppError('scheme-retired')
  refuseWithoutLicence(desk, content)
  const people = coders.map((id) => {
    const person = personById(read, id)
    if (person?.active !== true) throw new AppError('person-not-found')
    if (!person.roles.includes('coder')) throw new AppError('assignment-not-a-coder', { name: person.name })
    return person
  })
  const wished = recordingIds === null ? null : new Set(recordingIds)
  const codings = codingsToSetAside(read, scheme).filter(({ recordingId }) => wished?.has(recordingId) ?? true)
  const coded = new Set(codings.map(({ recordingId }) => recordingId))
  const rows = allRecordings(read).filter(({ id }) => coded.has(id))
  if (rows.length === 0) throw new AppError('recode-nothing')
  const barred = barredFrom(read, scheme.id)
  const nobody: ReadonlySet<string> = new Set()
  const items = rows.map(({ id, timePoint, site }) => {
    return { recordingId: id, timePoint, site, barred: barred.get(id) ?? nobody }
  })
  const plan = studyPlan(read)
  const wish = { share: plan.doubleCodedShare, least: plan.minDoubleCoded }
  const draw = drawRecode(items, [...new Set(coders)], wish, seededRandom(seed))
  const names = new Map(rows.map(({ id, dyad, timePoint }) => [id, `${dyad} ${timePoint}`]))
  return {
    recordingIds: items.map(({ recordingId }) => recordingId),
    codings,
    draw,
    preview: {
      recordings: items.length,
      setAside: codings.length,
      unlocked: codings.filter(({ status }) => status !== 'locked').length,
      without: draw.without.map((id) => names.get(id) ?? id).sort(),
      doubleWanted: draw.doubleWanted,
      doubleFound: draw.doubleFound,
      perCoder: people.map(({ id, name }) => {
        return { personId: id, name, barred: items.filter((one) => one.barred.has(id)).length }
      }),
    },
  }
}

/** What coding anew would do. Who would get what is not told, and drawn again when it is done. */
export function previewRecode(desk: Desk, wish: RecodeWish): RecodePreview {
  return prepare(desk, wish, 1).preview
}

/**
 * Gives recordings out to people who have not seen the codings that are there, a share of them twice, and sets those
 * codings aside with the figures that were computed from them; all of it or nothing.
 * @throws as the preview; recode-unlocked {n}, recode-nobody {n, recordings}, recode-double {wanted, found}, recode-stale
 */
export async function runRecode(
  desk: Desk,
  { reason, ...wish }: RecodeWish & { readonly reason: string },
  job: Job,
): Promise<RecodeRound> {
  const seed = randomInt(2 ** 31)
  refuse(prepare(desk, wish, seed))
  const asker = askerAt(desk)
  const figures = await figuresNow(desk, wish.scheme, job)
  refuseIfLeft(desk, asker)
  job.signal.throwIfAborted()
  const { recordingIds, codings, draw } = refuse(prepare(desk, wish, seed))
  const { store } = studyAt(desk)
  const assignmentIds = codings.map(({ assignmentId }) => assignmentId)
  const appVersion = desk.platform.version
  const given = {
    scheme: wish.scheme,
    recordingIds,
    assignmentIds,
    drawn: draw.drawn,
    figures,
    appVersion,
    seed,
    reason,
  }
  const id = store.write((db) => recode(db, given, authorAt(desk)))
  for (const topic of ['assignments', 'recordings', 'observation', 'gate'] as const) changed(desk, topic)
  const row = listRounds(store.read).find((round) => round.id === id)
  if (row === undefined) throw new Error('a round that was just written')
  return row
}

/** A round that could not be finished as it is meant to be is not begun. */
function refuse(prepared: Prepared): Prepared {
  const { unlocked, without, doubleWanted, doubleFound } = prepared.preview
  if (unlocked > 0) throw new AppError('recode-unlocked', { n: unlocked })
  if (without.length > 0) {
    const first = without.slice(0, 5).join(', ')
    throw new AppError('recode-nobody', { n: without.length, recordings: without.length > 5 ? `${first} …` : first })
  }
  if (doubleFound < doubleWanted) throw new AppError('recode-double', { wanted: doubleWanted, found: doubleFound })
  return prepared
}

/** The figures and verdicts of a scheme as they stand before its codings are set aside. */
async function figuresNow(desk: Desk, scheme: SchemeRef, job: Job): Promise<RoundFigure[]> {
  const { report, gate } = await reportAndGate(desk, job)
  const key = `${scheme.id}@${scheme.version}`
  const verdicts = new Map(gate.rows.filter((row) => row.scheme === key).map((row) => [row.variable, row.verdict]))
  return report.variables
    .filter((one) => one.scheme === key)
    .map(({ variable, label, statistic, toleranceMs, readout, estimate, n, also }): RoundFigure => {
      const how = {
        ...(toleranceMs === undefined ? {} : { toleranceMs }),
        ...(readout === undefined ? {} : { readout }),
        ...(also === undefined ? {} : { also }),
      }
      return { variable, label, statistic, ...how, estimate, n, verdict: verdicts.get(variable) ?? 'not_assessed' }
    })
}

export const recodeRounds = (desk: Desk): readonly RecodeRound[] => listRounds(studyAt(desk).store.read)
