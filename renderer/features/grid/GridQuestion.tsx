import { useEffect, useRef } from 'react'
import { intervalAnswer, type GridTarget } from '#shared/observation/grid-answers.ts'
import type { GridItem } from '#shared/scheme/grid.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { answerQuestion, takeBack } from '../../state/grid-actions.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './grid.module.css'

type GridQuestionProps = {
  readonly item: GridItem
  readonly target: GridTarget
  /** The digits answer this one. */
  readonly atHand: boolean
}

/** One question about the interval at hand, with its values in words. */
export function GridQuestion({ item, target, atHand }: GridQuestionProps) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const keys = useKeys()
  const given = useObservation((state) => intervalAnswer(state.records, target))
  const element = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (atHand) element.current?.scrollIntoView({ block: 'nearest' })
  }, [atHand, target.interval])
  const options: readonly { readonly value: number | null; readonly cap: string; readonly words: string }[] = [
    ...item.values.map((words, n) => ({ value: item.min + n, cap: String(item.min + n), words })),
    { value: null, cap: keys.caps('grid.none').join('+'), words: 'Cannot be told' },
  ]
  return (
    <fieldset ref={element} className={styles.question} data-at-hand={atHand} disabled={!editable}>
      <legend>{item.label}</legend>
      <p>{item.question}</p>
      <div role="radiogroup" aria-label={item.label} className={styles.options}>
        {options.map(({ value, cap, words }) => (
          <button
            key={value ?? 'none'}
            type="button"
            role="radio"
            aria-checked={given === value}
            className={styles.option}
            data-none={value === null}
            onClick={() => (given === value ? takeBack(workspace, target) : answerQuestion(workspace, target, value))}
          >
            {atHand ? <Kbd>{cap}</Kbd> : <span className={styles.value}>{cap}</span>}
            <span>{words}</span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
