import { ratingRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'

const scaleIds = ['sen', 'int', 'pos', 'neg', 'tea', 'flat', 'coop', 'warm', 'pace', 'talk']
const anchors = [1, 2, 3, 4, 5].map((value) => ({ value, label: `Point ${value}`, text: `What is seen at ${value}.` }))
const code = (id: string, n: number): object => ({
  id,
  key: 'abcdefgh'[n],
  label: `Code ${id}`,
  definition: `What ${id} is.`,
})

/** A scheme of ratings and events: ten scales in each of two episodes, a set for every moment, and points. */
export const lockedScheme: Scheme = Scheme.parse({
  format: 'attune-scheme/1',
  id: 'play-scales',
  version: '1.0.0',
  name: 'Play scales',
  summary: '',
  basis: { wording: 'Own.', informedBy: [], notEquivalentTo: [], reportAs: 'Play scales' },
  subjects: [{ id: 'cg', role: 'caregiver', label: 'Mother' }],
  episodes: [
    { id: 'play', name: 'Play', nominalS: 300, minCodableS: 30, required: true },
    { id: 'reun', name: 'Reunion', nominalS: 300, minCodableS: 30, required: true },
  ],
  passes: [{ id: 'all', name: 'All', subject: 'cg', sets: ['look', 'touch'], ratings: scaleIds }],
  ratings: scaleIds.map((id) => ({
    id,
    subject: 'cg',
    label: `Scale ${id}`,
    scope: 'episode',
    min: 1,
    max: 5,
    step: 1,
    higherMeans: 'more',
    question: 'How much?',
    anchors,
    notCodable: [{ code: 'out_of_view', text: 'Out of view' }],
  })),
  sets: [
    {
      ...{ id: 'look', subject: 'cg', label: 'Looking', kind: 'state', exclusive: true, exhaustive: true },
      codes: ['face', 'hand', 'toy', 'away'].map(code),
    },
    {
      ...{ id: 'touch', subject: 'cg', label: 'Touch', kind: 'point', exclusive: false, exhaustive: false },
      codes: ['pat', 'kiss'].map((id, n) => code(id, n + 4)),
    },
  ],
  composites: [
    { id: 'both', label: 'Both', expr: 'mean(sen, int)', scope: 'episode' },
    { id: 'face_share', label: 'Share of face', expr: 'prop_time(face, episode)', scope: 'episode' },
  ],
})

/** A version that rewords an anchor, renames a code and changes a formula: what a lab changes after its pilot. */
export const changedScheme: Scheme = {
  ...lockedScheme,
  version: '2.0.0',
  ratings: lockedScheme.ratings.map((scale) =>
    scale.id === 'sen'
      ? { ...scale, anchors: scale.anchors.map((one) => (one.value === 3 ? { ...one, text: 'Said better.' } : one)) }
      : scale,
  ),
  sets: lockedScheme.sets.map((set) => ({
    ...set,
    codes: set.codes.map((one) => (one.id === 'toy' ? { ...one, id: 'object' } : one)),
  })),
  composites: lockedScheme.composites.map((one) => (one.id === 'both' ? { ...one, expr: '(2 * sen + int) / 3' } : one)),
}

/** Everything that has to be coded: `states` states and as many points, and every rating. */
export function wholeRecords(
  episodes: readonly string[],
  states: number,
  seed: number,
  durationMs = 600_000,
): ObservationRecord[] {
  const looks = ['face', 'hand', 'toy', 'away']
  const length = durationMs / states
  const events = Array.from({ length: states }, (_, n): ObservationRecord[] => {
    const shared = { modifiers: {}, note: '' }
    const [onsetMs, offsetMs] = [ms(n * length), ms((n + 1) * length)]
    const look = looks[(n * 7 + seed) % looks.length] ?? 'face'
    return [
      { type: 'event', id: `s${n}`, set: 'look', code: look, onsetMs, offsetMs, order: n, ...shared },
      {
        type: 'event',
        id: `p${n}`,
        set: 'touch',
        code: n % 2 === 0 ? 'pat' : 'kiss',
        onsetMs,
        offsetMs: null,
        order: n + states,
        ...shared,
      },
    ]
  }).flat()
  const ratings = scaleIds.flatMap((rating, n) =>
    episodes.map((episode): ObservationRecord => {
      const value = 1 + ((n * 3 + seed) % 5)
      return { type: 'rating', id: ratingRecordId(rating, episode), rating, episode, value, notCodable: null, note: '' }
    }),
  )
  return [...events, ...ratings]
}
