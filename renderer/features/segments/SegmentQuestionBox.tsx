import { useEffect, useRef } from 'react'
import type { EventRecord } from '#shared/observation/record.ts'
import type { SegmentQuestion } from '#shared/scheme/segment.ts'
import { answerQuestion } from '../../state/segment-actions.ts'
import { useWorkspace } from '../../state/workspace-context.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './segments.module.css'

type QuestionProps = {
  readonly event: EventRecord
  readonly question: SegmentQuestion
  /** Whether its keys answer now. */
  readonly atHand: boolean
  readonly editable: boolean
}

/** One question about a segment; a click on the answer that is given takes it back. */
export function SegmentQuestionBox({ event, question, atHand, editable }: QuestionProps) {
  const workspace = useWorkspace()
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (atHand) box.current?.scrollIntoView({ block: 'nearest' })
  }, [atHand])
  const given = event.answers?.[question.id]
  return (
    <fieldset ref={box} className={styles.question} data-at-hand={atHand} disabled={!editable}>
      <legend aria-live={atHand ? 'polite' : 'off'}>{question.label}</legend>
      {atHand ? <p>{question.question}</p> : null}
      <div className={styles.options} role="radiogroup" aria-label={question.label}>
        {question.options.map((option) => (
          <button
            key={option.id}
            type="button"
            role="radio"
            aria-checked={given === option.id}
            className={styles.option}
            title={option.definition}
            onClick={() => answerQuestion(workspace, event.id, question.id, given === option.id ? null : option.id)}
          >
            {atHand ? <Kbd>{option.key.toUpperCase()}</Kbd> : null}
            <span>{option.label}</span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
