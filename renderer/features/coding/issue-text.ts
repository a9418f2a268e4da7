import type { Issue } from '#shared/observation/completeness.ts'
import { preciseText } from '../../state/clock-text.ts'

const seconds = (value: string | number | undefined): string => preciseText(Number(value ?? 0) * 1000)
const evidence = (need: string | number | undefined): string =>
  Number(need) === 1 ? 'one moment' : `${String(need)} moments`

const cards = (n: string | number | undefined): string => (Number(n) === 1 ? 'one card' : `${String(n)} cards`)

/** An open point in words, where the message catalogue has none. Says what to do, never who failed to. */
export function issueText({ code, params }: Issue): string {
  const where = params.episode === '' || params.episode === undefined ? '' : ` in ${params.episode}`
  switch (code) {
    case 'lock.gap':
      return `${params.set}: no code from ${seconds(params.from)} to ${seconds(params.to)}${where}.`
    case 'lock.outside-episodes':
      return `“${params.label ?? params.code ?? 'A code'}” lies outside every episode.`
    case 'lock.rating-missing':
      return `Rate “${params.rating}”${where}, or say why it cannot be rated.`
    case 'lock.answers-missing':
      return `${params.list}${where}: ${Number(params.n) === 1 ? 'one item is' : `${String(params.n)} items are`} open.`
    case 'lock.cards-unplaced':
      return `${params.list}${where}: ${Number(params.n) === 1 ? 'one card lies' : `${String(params.n)} cards lie`} in no pile yet.`
    case 'lock.pile-size':
      return `${params.list}${where}: pile ${params.pile} holds ${cards(params.have)}, and ${params.need} belong there.`
    case 'lock.points-left':
      return `${params.list}${where}: give out the points of “${params.first}”${Number(params.n) === 1 ? '' : ` and of ${String(Number(params.n) - 1)} more`}.`
    case 'lock.evidence-missing':
      return `“${params.rating}”${where} asks for ${evidence(params.need)} of evidence; ${params.have} so far.`
    case 'lock.context-missing':
      return `Answer: ${params.item}`
    case 'lock.modifier-missing':
      return `“${params.label ?? 'A code'}” needs an answer: ${params.modifier ?? ''}`
    case 'lock.link-missing':
      return `“${params.label}” at ${seconds(params.at)} needs its cue (${params.cues}).`
    case 'lock.link-early':
      return `“${params.label}” at ${seconds(params.at)} begins before the cue it is linked to. Link it to an earlier one, or move one of the two.`
    case 'lock.segment-open':
      return `${params.set}${where}, ${seconds(params.at)}: still open: ${params.open}.`
    case 'lock.episode-missing':
      return `The recording has no “${params.name}”. Is that right?`
    case 'lock.episode-short':
      return `“${params.name}” lasts ${params.seconds} s; at least ${params.minimum} s are needed for its scores.`
    case 'lock.not-watched':
      return `“${params.pass}” asks to have watched ${params.need} % of the film; ${params.have} % so far.`
    case 'lock.bout-short':
      return `“${params.label}” at ${seconds(params.at)} lasts ${params.seconds} s; the scheme codes it from ${params.minimum} s on.`
    case 'lock.rule':
      return `${params.message}${where === '' ? '' : ` (${params.episode})`}`
  }
}
