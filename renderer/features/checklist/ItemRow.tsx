import { useId, type Ref } from 'react'
import type { ItemAnswer } from '#shared/observation/checklist-answers.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './checklist.module.css'

type ItemRowProps = {
  readonly ref: Ref<HTMLDivElement>
  readonly text: string
  /** Words for the answers; null for one that cannot be given. */
  readonly words: readonly [seen: string, notSeen: string, notApplicable: string | null]
  readonly given: ItemAnswer | null
  /** The digits answer this one. */
  readonly atHand: boolean
  readonly editable: boolean
  readonly onChoose: (answer: ItemAnswer) => void
  readonly onPoint: () => void
}

const answers: readonly ItemAnswer[] = ['seen', 'not-seen', 'not-applicable']

/** One item with its answers: signs that do not judge, words for who does not see them. */
export function ItemRow({ ref, text, words, given, atHand, editable, onChoose, onPoint }: ItemRowProps) {
  const label = useId()
  return (
    <div
      ref={ref}
      className={styles.row}
      data-at-hand={atHand}
      data-given={given !== null}
      role="radiogroup"
      aria-labelledby={label}
    >
      {/* Pointing at the words is for the mouse; keys go from item to item by Enter. */}
      <span id={label} onClick={onPoint}>
        {text}
      </span>
      {answers.map((answer, n) => {
        const word = words[n] ?? null
        if (word === null) return <span key={answer} />
        return (
          <button
            key={answer}
            type="button"
            role="radio"
            className={styles.answer}
            aria-checked={given === answer}
            aria-label={word}
            title={word}
            data-answer={answer}
            disabled={!editable}
            onClick={() => onChoose(answer)}
          >
            {atHand && given !== answer ? <Kbd>{String(n + 1)}</Kbd> : <span className={styles.sign} aria-hidden />}
          </button>
        )
      })}
    </div>
  )
}
