import type { Scheme } from '../scheme.ts'

type EpisodeOfScheme = Scheme['episodes'][number]

/** Demo recordings last a minute: 20 s of play, 20 s of still face, 20 s of reunion. */
const demoLengthS = 20
const demoMinimumS = 15

/**
 * The same scheme for the one-minute recordings of the demo study, as a scheme of its own (id + `-demo`), so that its
 * scores are never taken for those of the full template. Wording, scales, codes and composites stay; episodes become
 * those that the demo recordings have. Ratings are made of play and reunion only: an instructed still face is no
 * occasion for rating how a mother responds.
 */
export function demoCopyOf(scheme: Scheme): Scheme {
  // The worked examples are about the full lengths.
  const { tests: _tests, ...kept } = scheme
  const episodes = scheme.sets.length > 0 ? [play, still, reunion] : [play, reunion]
  return {
    ...kept,
    id: `${scheme.id}-demo`,
    name: `${scheme.name} (demo length)`,
    basis: { ...scheme.basis, reportAs: `${scheme.basis.reportAs}, demo length: not for analysis` },
    episodes,
  }
}

const episode = (id: string, name: string, more: Partial<EpisodeOfScheme> = {}): EpisodeOfScheme => ({
  ...{ id, name, nominalS: demoLengthS, minCodableS: demoMinimumS, required: true, mayBeCutShort: false },
  ...more,
})
const play = episode('play', 'Face-to-face play')
// As in the full template, half the usual minimum: the episode may be stopped early for the baby's sake.
const still = episode('still', 'Still face', { minCodableS: 8, mayBeCutShort: true })
const reunion = episode('reun', 'Reunion play')
