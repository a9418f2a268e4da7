import type { Scheme } from '#shared/scheme/scheme.ts'
import { sen } from '#shared/scheme/templates/sens-intr-9-scales.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'

/** States of both partners and one rating of nine points, in one scheme: what stories of two coders differ about. */
export const codedAndRated: Scheme = {
  ...stillfacePhase,
  id: 'coded-and-rated',
  version: '1.0.0',
  name: 'Coded and rated',
  passes: [],
  episodes: stillfacePhase.episodes.map((episode) => ({ ...episode, required: episode.id === 'play' })),
  context: [],
  ratings: [{ ...sen, evidence: null, showIf: null }],
  rules: [],
  tests: [],
}
