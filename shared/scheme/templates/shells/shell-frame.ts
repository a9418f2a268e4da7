import type { RatingScale, Scheme } from '../../scheme.ts'

type Frame = Pick<Scheme, 'id' | 'name' | 'summary'> & Partial<Scheme>

/**
 * An empty shape: places for the parts of an instrument, and none of its text. Shells are named by their shape, because
 * the names of instruments, their items and their anchors belong to their authors. A lab that holds the manual fills
 * one in as a draft of its own, and states what it holds before anybody codes with it.
 */
export function shell({ id, name, summary, ...own }: Frame): Scheme {
  return {
    format: 'attune-scheme/1',
    id,
    version: '1.0.0',
    name,
    summary,
    basis: {
      wording: 'to be filled in by the lab from the manual that it holds',
      informedBy: [],
      notEquivalentTo: ['any instrument, until it has been filled in from its manual'],
      reportAs: 'the name of the instrument and the edition of its manual',
      validated: false,
    },
    ageMonths: null,
    quantityWords: {},
    licenceGate: {
      asks: 'This shape is meant for an instrument that belongs to its authors. Before anybody codes with it, say which instrument it holds and by which manual or certificate your lab may use it.',
    },
    subjects: [
      { id: 'cg', role: 'caregiver', label: 'Mother' },
      { id: 'inf', role: 'infant', label: 'Baby' },
      { id: 'dyad', role: 'dyad', label: 'Both together' },
    ],
    episodes: [{ id: 'obs', name: 'Observation', nominalS: 300, minCodableS: 0, required: true, mayBeCutShort: true }],
    passes: [],
    ratings: [],
    sets: [],
    modifiers: [],
    context: [],
    marks: [],
    composites: [],
    rules: [],
    reliability: [],
    ...own,
  }
}

/** A scale without words: every point is there, and says only which it is. */
export function bareScale(
  id: string,
  label: string,
  points: readonly number[],
  more: Partial<RatingScale> = {},
): RatingScale {
  const [min = 0, second = 1] = points
  const max = points.at(-1) ?? 1
  return {
    ...{ id, subject: 'cg', label, scope: 'episode', min, max, step: second - min },
    ...{ higherMeans: '', question: '', consider: [], doNotConsider: [], between: '' },
    anchors: points.toReversed().map((value) => ({ value, label: `Point ${value}`, text: '' })),
    notCodable: [{ code: 'not_visible', text: 'Out of view' }],
    evidence: null,
    showIf: null,
    required: true,
    ...more,
  }
}

/** 1, 2, ... n */
export const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, at) => at + 1)
