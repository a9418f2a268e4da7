import type { RatingScale } from '../scheme.ts'
import type { SchemePath } from '../scheme-problem.ts'
import type { Advise } from './advice.ts'

/** With fewer points than this, describing the ends is describing nearly all of it. */
const pointsThatNeedMiddle = 4
/** Texts shorter than this are words, whose lengths say nothing. */
const longText = 120
const unlike = 4
const uneven = 2

/** Whether the anchors of a scale carry a coder evenly from one end to the other. */
export function adviseOnAnchors(rating: RatingScale, n: number, advise: Advise): void {
  const path: SchemePath = ['ratings', n, 'anchors']
  const anchors = [...rating.anchors].sort((a, b) => a.value - b.value)
  const { label } = rating
  const [first, last] = [anchors.at(0), anchors.at(-1)]
  if (first === undefined || last === undefined || rating.max <= rating.min) return
  const points = Math.round((rating.max - rating.min) / rating.step) + 1
  if (first.value > rating.min) advise('anchors-open-end', path, { label, value: rating.min })
  if (last.value < rating.max) advise('anchors-open-end', path, { label, value: rating.max })
  if (anchors.length === 2 && points >= pointsThatNeedMiddle) advise('anchors-at-ends-only', path, { label, points })
  adviseOnGaps(rating, anchors, path, advise)
  adviseOnTexts(rating, path, advise)
  if (rating.consider.length === 0 && rating.doNotConsider.length === 0)
    advise('scale-without-limits', ['ratings', n, 'consider'], { label })
}

type Anchors = RatingScale['anchors']

/** Neighbours farther apart than twice the closest ones: one part of the scale is described more finely than another. */
function adviseOnGaps({ label }: RatingScale, sorted: Anchors, path: SchemePath, advise: Advise): void {
  const gaps = sorted.slice(1).map((anchor, n) => ({
    from: sorted[n]?.value ?? anchor.value,
    to: anchor.value,
  }))
  const width = ({ from, to }: { readonly from: number; readonly to: number }): number => to - from
  const closest = Math.min(...gaps.map(width).filter((gap) => gap > 0))
  const widest = gaps.reduce<(typeof gaps)[number] | null>(
    (most, gap) => (most === null || width(gap) > width(most) ? gap : most),
    null,
  )
  if (widest !== null && width(widest) > closest * uneven) advise('anchors-uneven', path, { label, ...widest })
}

function adviseOnTexts({ anchors, label }: RatingScale, path: SchemePath, advise: Advise): void {
  const lengths = anchors.map(({ text }) => text.trim().length)
  const longest = Math.max(...lengths)
  if (longest === 0) return
  anchors.forEach(({ value }, n) => {
    if (lengths[n] === 0) advise('anchor-without-text', [...path, n, 'text'], { label, value })
  })
  const shortest = Math.min(...lengths.filter((length) => length > 0))
  if (longest < longText || longest < shortest * unlike) return
  const at = lengths.indexOf(shortest)
  advise('anchors-of-unlike-length', [...path, at, 'text'], {
    label,
    value: anchors[at]?.value ?? 0,
    longest,
    shortest,
  })
}
