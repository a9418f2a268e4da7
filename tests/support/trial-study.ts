import { seededRandom } from '#shared/lib/prng.ts'
import { emptyChange } from '#shared/observation/change.ts'
import { ratingRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'
import { hashPasscode } from '../../electron/services/study/passcode.ts'
import { beginObservation, commitChange, lockObservation } from '../../electron/services/store/observations.ts'
import { createProjectFile } from '../../electron/services/store/project-file.ts'
import { createAssignments, iterateAssignments } from '../../electron/services/store/queries/assignments.ts'
import { addPerson, setPasscode } from '../../electron/services/store/queries/people.ts'
import { episodesOf, insertRecording } from '../../electron/services/store/queries/recordings.ts'
import { publishScheme } from '../../electron/services/store/queries/schemes.ts'
import { lockedScheme } from './locked-scheme.ts'

const at = '2026-03-02T09:00:00.000Z'
const durationMs = 600_000
const looks = ['face', 'hand', 'toy', 'away']
export const trialPasscode = 'trial passcode'

/** Fourteen scales in two episodes, five composites in two, a set of states and one of points: 40 variables. */
export const trialScheme: Scheme = Scheme.parse({
  ...lockedScheme,
  id: 'trial-scales',
  ratings: [...lockedScheme.ratings, ...lockedScheme.ratings.slice(0, 4).map((one) => ({ ...one, id: `${one.id}_b` }))],
  passes: lockedScheme.passes.map((pass) => ({
    ...pass,
    ratings: [...pass.ratings, ...pass.ratings.slice(0, 4).map((id) => `${id}_b`)],
  })),
  composites: [
    ...lockedScheme.composites,
    { id: 'low', label: 'Low', expr: 'mean(neg, flat)', scope: 'episode' },
    { id: 'hand_share', label: 'Share of hand', expr: 'prop_time(hand, episode)', scope: 'episode' },
    { id: 'toy_share', label: 'Share of toy', expr: 'prop_time(toy, episode)', scope: 'episode' },
  ],
})

/** What is true of a recording, coded with as much error as coders have: half a point, 300 ms, one state in twelve. */
function coding(truth: number, coder: number, episodes: readonly string[]): ObservationRecord[] {
  const seen = seededRandom(truth)
  const error = seededRandom(truth * 8 + coder + 1)
  const shared = { modifiers: {}, note: '' }
  const states = 60
  const length = durationMs / states
  const onset = (n: number): number => (n === 0 ? 0 : Math.round(n * length + (error() - 0.5) * 600))
  const starts = Array.from({ length: states }, (_, n) => onset(n))
  const events = starts.map((start, n): ObservationRecord => {
    const place = Math.floor(seen() * 4) + (error() < 1 / 12 ? 1 : 0)
    const [onsetMs, offsetMs] = [ms(start), ms(starts[n + 1] ?? durationMs)]
    return {
      type: 'event',
      id: `s${n}`,
      set: 'look',
      code: looks[place % 4] ?? 'face',
      onsetMs,
      offsetMs,
      order: n,
      ...shared,
    }
  })
  const points = Array.from({ length: 20 }, (_, n): ObservationRecord => {
    const onsetMs = ms(Math.round(seen() * 590_000 + error() * 800))
    const code = seen() < 0.6 ? 'pat' : 'kiss'
    return { type: 'event', id: `p${n}`, set: 'touch', code, onsetMs, offsetMs: null, order: states + n, ...shared }
  })
  const ratings = trialScheme.ratings.flatMap(({ id: rating }) =>
    episodes.map((episode): ObservationRecord => {
      const value = Math.min(5, Math.max(1, Math.round(0.5 + seen() * 5 + (error() - 0.5) * 1.6)))
      return { type: 'rating', id: ratingRecordId(rating, episode), rating, episode, value, notCodable: null, note: '' }
    }),
  )
  return [...events, ...points, ...ratings]
}

const deps = { installationId: 'in_trial', ownerName: 'test', appVersion: '0', now: () => new Date(at), backups: false }

/** A closed study file: `dyads` at three time points and two sites, four coders, one recording in four coded twice. */
export async function trialStudy(
  path: string,
  dyads: number,
): Promise<{ readonly path: string; readonly leadId: string }> {
  const { store, person: lead } = await createProjectFile(path, { name: 'Trial', firstPerson: { name: 'Lea' } }, deps)
  const by = { personId: lead.id, at }
  const passcode = await hashPasscode(trialPasscode)
  store.write((db) => {
    setPasscode(db, lead.id, passcode, by)
    publishScheme(db, trialScheme, by)
    const others = ['Cora', 'Ben', 'Dana'].map((name) => addPerson(db, { name, roles: ['coder'], passcode }, by).id)
    const coders = [lead.id, ...others]
    const recordingIds = Array.from({ length: dyads * 3 }, (_, n) => {
      const place = {
        dyad: `D${String(Math.floor(n / 3)).padStart(4, '0')}`,
        timePoint: ['Before', 'After', 'Later'][n % 3] ?? '',
        site: n % 6 < 3 ? 'North' : 'South',
        ...{ task: '', status: 'received' as const, childAgeWeeks: 8 + (n % 60) },
      }
      const episodes = [
        { kind: 'play', startMs: ms(0), endMs: ms(300_000) },
        { kind: 'reun', startMs: ms(300_000), endMs: ms(durationMs) },
      ]
      return insertRecording(db, { ...place, durationMs: ms(durationMs), cameras: [], episodes }, path, by)
    })
    recordingIds.forEach((recordingId, n) => {
      const roles = n % 4 === 0 ? (['primary', 'second'] as const) : (['primary'] as const)
      const people = roles.map((role, i) => ({ personId: coders[(n + i + Math.floor(n / 4)) % 4] ?? lead.id, role }))
      createAssignments(db, { recordingIds: [recordingId], scheme: trialScheme, coders: people }, by)
    })
    const truths = new Map(recordingIds.map((id, n) => [id, n + 1]))
    for (const { id, recordingId, personId } of [...iterateAssignments(db)]) {
      const observationId = beginObservation(db, id, by).id
      const episodes = episodesOf(db, recordingId).map((episode) => episode.id)
      const records = coding(truths.get(recordingId) ?? 1, coders.indexOf(personId), episodes)
      const change = { ...emptyChange, added: Object.fromEntries(records.map((record) => [record.id, record])) }
      commitChange(db, { observationId, baseRevision: 0, label: 'code', change, cause: 'do' }, by)
      lockObservation(db, { observationId, baseRevision: 1 }, by)
    }
  })
  await store.close().backup
  return { path: store.path, leadId: lead.id }
}
