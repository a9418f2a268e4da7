import type { Client } from '#shared/contract/client.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import type { Change } from '#shared/observation/change.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { defaultPassRule, type PassRule, type TrainingKind, type TrainingSetRow } from '#shared/study/training.ts'
import { ms } from '#shared/time/ms.ts'
import {
  CODER_PASSCODE,
  jobId,
  LEAD_PASSCODE,
  registerRow,
  smallStudy,
  stillface,
  wholeCoding,
} from './study-builder.ts'
import type { SmallStudy } from './study-builder.ts'

/** Asks for no more recordings than a test makes. */
export const shortRule: PassRule = { ...defaultPassRule, minClips: 2, minKappaClips: 1 }

/** A small study with masters of further recordings, coded and locked by the lead. */
export type TrainingDesk = SmallStudy & {
  readonly masterIds: readonly string[]
  signIn(who: 'lead' | 'coder'): Promise<void>
  /** The person at the desk codes a piece of work as `coding` says, whole by default, and locks it. */
  code(assignmentId: string, coding?: (view: ObservationView) => Change): Promise<ObservationView>
  makeSet(kind: TrainingKind, rule?: PassRule): Promise<TrainingSetRow>
}

export async function trainingDesk(client: Client, folder: string, dyads: readonly string[]): Promise<TrainingDesk> {
  const study = await smallStudy(client, folder)
  const signIn = async (who: 'lead' | 'coder'): Promise<void> => {
    const passcode = who === 'lead' ? LEAD_PASSCODE : CODER_PASSCODE
    await client.call('session.signIn', { personId: study[who].id, passcode })
  }
  const code: TrainingDesk['code'] = async (assignmentId, coding = variedCoding) => {
    const view = await client.call('observation.open', { assignmentId })
    const step = { observationId: view.id, baseRevision: view.revision, label: 'code', change: coding(view) }
    const { revision } = await client.call('observation.commit', step)
    await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
    return view
  }
  const rows = dyads.map((dyad) => registerRow(dyad))
  const outcomes = await client.call('recordings.import', { ...jobId(), rows })
  const masterIds = outcomes.map(({ recordingId }) => recordingId ?? '')
  const coders = [{ personId: study.lead.id, role: 'master' as const }]
  await client.call('assignments.create', { recordingIds: masterIds, scheme: stillface, coders })
  const { rows: all } = await client.call('assignments.list', {})
  for (const { id } of all.filter(({ role }) => role === 'master')) await code(id)
  const makeSet: TrainingDesk['makeSet'] = (kind, rule = shortRule) =>
    client.call('training.makeSet', { kind, name: 'First set', scheme: stillface, recordingIds: [...masterIds], rule })
  return { ...study, masterIds, signIn, code, makeSet }
}

/**
 * A whole coding whose exhaustive sets change code at the middle of each episode. `turned`: the two codes the other way
 * round, so that the agreement with one that is not turned is as low as it can be.
 */
export function variedCoding(view: Pick<ObservationView, 'scheme' | 'episodes'>, turned = false): Change {
  const change = wholeCoding(view)
  const added: Record<string, ObservationRecord> = {}
  for (const [id, record] of Object.entries(change.added)) {
    const set = view.scheme.sets.find((one) => record.type === 'event' && one.id === record.set && one.exhaustive)
    if (record.type !== 'event' || record.offsetMs === null || set === undefined) added[id] = record
    else {
      const kind = view.episodes.find(({ startMs }) => startMs === record.onsetMs)?.kind ?? ''
      const fit = set.codes.filter(
        ({ missing, episodes }) => !missing && (episodes.length === 0 || episodes.includes(kind)),
      )
      const [first = '', second = ''] = (turned ? fit.slice(0, 2).reverse() : fit).map((code) => code.id)
      const middle = ms(Math.round((record.onsetMs + record.offsetMs) / 2))
      added[id] = { ...record, code: first, offsetMs: middle }
      added[`${id}-2`] = { ...record, id: `${id}-2`, code: second, onsetMs: middle, order: record.order + 20 }
    }
  }
  return { ...change, added }
}

export const turnedCoding = (view: Pick<ObservationView, 'scheme' | 'episodes'>): Change => variedCoding(view, true)
