import type { Ipsative } from '#shared/scheme/ipsative.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'

/** Two points for each of four aspects, given out among three ways of doing it. For tests; no instrument. */
export const ways: Ipsative = {
  id: 'ways',
  subject: 'cg',
  label: 'How it is done',
  instruction: 'Give out two points for each aspect, by how much of the film looks like each way.',
  scope: 'episode',
  points: 2,
  aspects: [
    { id: 'face', label: 'Face', text: 'What her face does.' },
    { id: 'voice', label: 'Voice', text: 'How she speaks, and how much.' },
    { id: 'hands', label: 'Hands', text: 'How she touches and hands things over.' },
    { id: 'turns', label: 'Taking turns', text: 'Who begins, who goes on.' },
  ],
  patterns: [
    { id: 'with', label: 'With the baby', text: 'Goes along with what the baby does.' },
    { id: 'over', label: 'Ahead of the baby', text: 'Goes on ahead of what the baby does.' },
    { id: 'beside', label: 'Beside the baby', text: 'Does something else beside what the baby does.' },
  ],
  minAspects: 3,
}

export const pointsForm: Scheme = {
  ...{ format: 'attune-scheme/1', id: 'points-form', version: '1.0.0', name: 'Points for ways', summary: 'For tests.' },
  basis: {
    wording: 'for tests',
    informedBy: [],
    notEquivalentTo: [],
    reportAs: 'not to be reported',
    validated: false,
  },
  ageMonths: null,
  quantityWords: {},
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [{ id: 'play', name: 'Play', nominalS: 60, minCodableS: 15, required: true, mayBeCutShort: false }],
  passes: [
    {
      ...{ id: 'give', name: 'Points', subject: 'cg', sets: [], ratings: [], ipsatives: ['ways'] },
      ...{ purpose: 'Give out the points', speedMax: null },
    },
  ],
  ratings: [],
  sets: [],
  ipsatives: [ways],
  modifiers: [],
  context: [],
  marks: [],
  composites: ways.patterns.map(({ id, label }) => ({
    ...{
      id: `p_${id}`,
      label,
      expr: `points(ways, ${id})`,
      scope: 'episode',
      forEach: [],
      range: [0, 8],
      unit: 'points',
    },
  })),
  rules: [],
  reliability: [],
}
