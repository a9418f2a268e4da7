import { ChevronLeft, ChevronRight } from 'lucide-react'
import { counted } from './format/figures.ts'
import { IconButton } from './IconButton.tsx'
import styles from './pager.module.css'

type PagerProps = {
  readonly offset: number
  readonly size: number
  readonly total: number
  readonly noun: string
  readonly onMove: (offset: number) => void
}

/** Nothing where all fits on one page. */
export function Pager({ offset, size, total, noun, onMove }: PagerProps) {
  if (total <= size) return null
  const last = Math.min(total, offset + size)
  return (
    <div className={styles.pager}>
      {String(offset + 1)} to {String(last)} of {counted(total, noun)}
      <IconButton
        small
        label="Previous page"
        isDisabled={offset === 0}
        onPress={() => onMove(Math.max(0, offset - size))}
      >
        <ChevronLeft size={15} aria-hidden />
      </IconButton>
      <IconButton small label="Next page" isDisabled={last >= total} onPress={() => onMove(offset + size)}>
        <ChevronRight size={15} aria-hidden />
      </IconButton>
    </div>
  )
}
