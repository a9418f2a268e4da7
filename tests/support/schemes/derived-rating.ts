import { Scheme, type SchemeRule } from '#shared/scheme/scheme.ts'

/** By which “Ease of calming” follows from “Fussing” where nobody rates it. */
export const calmRule: SchemeRule = {
  ...{ id: 'nothing_to_calm', kind: 'derive', scope: 'episode', fields: [] },
  ...{ target: 'calm', value: '5', when: 'fuss == 0' },
  message: 'No fussing was seen, so there was nothing to calm.',
}

const scale = (id: string, label: string, min: number, max: number, more: object = {}): object => ({
  ...{ id, subject: 'inf', label, scope: 'episode', min, max, step: 1, higherMeans: 'more' },
  question: 'How much of it is seen?',
  anchors: [
    { value: min, label: 'Lowest', text: 'None of it is seen.' },
    { value: max, label: 'Highest', text: 'It is seen throughout.' },
  ],
  notCodable: [{ code: 'not_visible', text: 'Out of view' }],
  ...more,
})

/**
 * Three scales of the baby, one of which follows from another by a rule where the coder gives none; a score of two of them;
 * moments that have the id of a scale, so that what a formula means by it is put to the test.
 */
export const derivedRating: Scheme = Scheme.parse({
  ...{ format: 'attune-scheme/1', id: 'calming', version: '1.0.0', name: 'Calming', summary: '' },
  basis: { wording: 'Own.', informedBy: [], notEquivalentTo: [], reportAs: 'Calming' },
  subjects: [{ id: 'inf', role: 'infant', label: 'Baby' }],
  episodes: [{ id: 'play', name: 'Play', nominalS: 60, minCodableS: 10, required: true }],
  passes: [
    { id: 'rate', name: 'Rate', ratings: ['fuss', 'calm', 'warm'] },
    { id: 'smiles', name: 'Smiles', sets: ['moments'] },
  ],
  ratings: [
    scale('fuss', 'Fussing', 0, 4),
    scale('calm', 'Ease of calming', 1, 5, { step: 0.5, evidence: { minMarks: 1, when: 'value >= 5' } }),
    scale('warm', 'Contentment', 1, 5),
  ],
  sets: [
    {
      ...{ id: 'moments', subject: 'inf', label: 'Moments', kind: 'point', exclusive: false, exhaustive: false },
      codes: [{ id: 'warm', key: 's', label: 'Smile', definition: 'The mouth turns up.' }],
    },
  ],
  marks: [{ id: 'seen', key: 'e', label: 'Example' }],
  composites: [{ id: 'settled', label: 'Settled', expr: 'mean(calm, warm)', scope: 'episode', minValid: 2 }],
  rules: [calmRule],
  tests: [
    {
      ...{ id: 'by_rule', label: 'Nothing to calm' },
      episodes: [{ id: 'p1', kind: 'play', fromS: 0, toS: 60 }],
      ratings: [
        { rating: 'fuss', episode: 'p1', value: 0 },
        { rating: 'warm', episode: 'p1', value: 2 },
      ],
      expect: [{ composite: 'settled', kind: 'play', value: 3.5 }],
    },
  ],
})

/** The same with other rules, or another thing changed. */
export const derivedBy = (rule: Partial<SchemeRule>, change: Partial<Scheme> = {}): Scheme => ({
  ...derivedRating,
  tests: [],
  rules: [{ ...calmRule, ...rule }],
  ...change,
})
