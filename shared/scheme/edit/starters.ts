import type { Checklist } from '../checklist.ts'
import type { Grid } from '../grid.ts'
import type { CodeSet, RatingScale, Scheme } from '../scheme.ts'

/** What a new scheme begins with. */
export const starterShapes = ['ratings', 'codes', 'checklist', 'grid', 'blank'] as const
export type StarterShape = (typeof starterShapes)[number]

type Named = Pick<Scheme, 'id' | 'name'>

/** A scheme to begin with: it can be published as it stands, and holds one example of what it is for. */
export function newScheme({ id, name }: Named, shape: StarterShape): Scheme {
  return { ...frame({ id, name }), ...parts[shape] }
}

const frame = ({ id, name }: Named): Scheme => ({
  format: 'attune-scheme/1',
  id,
  version: '1.0.0',
  name,
  summary: '',
  basis: { wording: '', informedBy: [], notEquivalentTo: [], reportAs: '', validated: false },
  ageMonths: null,
  quantityWords: {},
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [{ id: 'play', name: 'Free play', nominalS: 300, minCodableS: 120, required: true, mayBeCutShort: false }],
  passes: [],
  ratings: [],
  sets: [],
  modifiers: [],
  context: [],
  marks: [],
  composites: [],
  rules: [],
  reliability: [],
})

const scale: RatingScale = {
  id: 'scale',
  subject: 'cg',
  label: 'First scale',
  scope: 'episode',
  min: 1,
  max: 5,
  step: 1,
  higherMeans: '',
  question: '',
  consider: [],
  doNotConsider: [],
  anchors: [
    { value: 1, label: 'Not seen', text: '' },
    { value: 3, label: 'Seen about half of the time', text: '' },
    { value: 5, label: 'Seen nearly all of the time', text: '' },
  ],
  between: '',
  notCodable: [{ code: 'not_seen', text: 'The picture does not show enough' }],
  evidence: null,
  showIf: null,
  required: true,
}

const set: CodeSet = {
  id: 'gaze',
  subject: 'inf',
  label: 'Baby gaze',
  kind: 'state',
  exclusive: true,
  exhaustive: true,
  codes: [
    { ...code('looks', 'f', 'Looks at mother'), definition: 'Eyes on the mother’s face.' },
    { ...code('away', 'd', 'Looks elsewhere'), definition: 'Eyes anywhere else.' },
    { ...code('unseen', 's', 'Cannot be seen'), definition: 'Eyes out of the picture or covered.', missing: true },
  ],
}

function code(id: string, key: string, label: string): CodeSet['codes'][number] {
  const texts = { group: '', definition: '', include: '', exclude: '' }
  return { id, key, label, ...texts, missing: false, procedure: false, episodes: [], modifiers: [] }
}

const checklist: Checklist = {
  id: 'seen_list',
  subject: 'cg',
  label: 'Seen or not seen',
  scope: 'episode',
  instruction: '',
  answers: { seen: 'seen', notSeen: 'not seen', notApplicable: null },
  subscales: [{ id: 'first', label: 'First subscale', occasion: null }],
  items: [{ id: 'item', text: 'Looks at the baby’s face', subscale: 'first', contingent: false, reverse: false }],
  minAnswered: 1,
}

const grid: Grid = {
  id: 'half_min',
  label: 'Half minutes',
  instruction: '',
  lengthS: 30,
  offsetS: 0,
  method: 'predominant',
  minShare: 0.5,
  items: [
    {
      id: 'g_upset',
      subject: 'inf',
      label: 'Baby upset',
      question: 'Is the baby upset for most of it?',
      min: 0,
      max: 1,
      values: ['No', 'Yes'],
    },
  ],
}

const pass: Scheme['passes'][number] = {
  ...{ id: 'code', name: 'Code', subject: null, sets: [], ratings: [], purpose: '', speedMax: null },
}

const parts: Readonly<Record<StarterShape, Partial<Scheme>>> = {
  ratings: { ratings: [scale], passes: [{ ...pass, id: 'rate', name: 'Rate', ratings: [scale.id] }] },
  codes: { sets: [set], passes: [{ ...pass, sets: [set.id] }] },
  checklist: {
    checklists: [checklist],
    passes: [{ ...pass, id: 'list', name: 'Checklist', checklists: [checklist.id] }],
  },
  grid: { grids: [grid], passes: [{ ...pass, id: 'grid', name: 'Half minutes', grids: [grid.id] }] },
  blank: {},
}
