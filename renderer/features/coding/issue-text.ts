import type { Issue } from '#shared/observation/completeness.ts'
import { preciseText } from '../../state/clock-text.ts'

const seconds = (value: string | number | undefined): string => preciseText(Number(value ?? 0) * 1000)
const evidence = (need: string | number | undefined): string =>
  Number(need) === 1 ? 'one moment' : `${String(need)} moments`

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
    case 'lock.evidence-missing':
      return `“${params.rating}”${where} asks for ${evidence(params.need)} of evidence; ${params.have} so far.`
    case 'lock.context-missing':
      return `Answer: ${params.item}`
    case 'lock.modifier-missing':
      return `“${params.label ?? 'A code'}” needs an answer: ${params.modifier ?? ''}`
    case 'lock.episode-missing':
      return `The recording has no “${params.name}”. Is that right?`
    case 'lock.episode-short':
      return `“${params.name}” lasts ${params.seconds} s; at least ${params.minimum} s are needed for its scores.`
    case 'lock.rule':
      return `${params.message}${where === '' ? '' : ` (${params.episode})`}`
  }
}
