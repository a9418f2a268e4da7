import type { Scheme } from './scheme.ts'

type HowToWatch = Pick<Scheme['passes'][number], 'speedMax' | 'slowSpeeds' | 'minWatched' | 'audio' | 'masks'>

/** How a pass is watched, in words, a sentence each: no sentence where the scheme says nothing. */
export function watchingInWords(pass: HowToWatch, { subjects }: Pick<Scheme, 'subjects'>): string[] {
  const { speedMax, slowSpeeds = [], minWatched = 0, audio, masks = [] } = pass
  const slow = slowSpeeds.map((speed) => `${speed}×`).join(', ')
  const masked = masks.map((id) => subjects.find((subject) => subject.id === id)?.label ?? id).join(', ')
  return [
    speedMax === null ? '' : `Highest speed ${speedMax}×.`,
    slow === '' ? '' : `To look closely: ${slow}.`,
    minWatched === 0 ? '' : `${Math.round(minWatched * 100)} % of the episodes are to be watched first.`,
    audio === undefined ? '' : audio === 'off' ? 'Without sound.' : 'With sound.',
    masked === '' ? '' : `Not to be seen: ${masked}.`,
  ].filter((sentence) => sentence !== '')
}
