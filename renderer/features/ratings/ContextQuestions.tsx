import { contextRecordId } from '#shared/observation/record.ts'
import type { ContextItem } from '#shared/scheme/scheme.ts'
import { answer } from '../../state/rating-actions.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import styles from './ratings.module.css'

/** What the coder answers about the recording as a whole. */
export function ContextQuestions() {
  const items = useObservation((state) => state.view.scheme.context)
  const records = useObservation((state) => state.records)
  if (items.length === 0) return null
  const done = items.filter((item) => records[contextRecordId(item.id)] !== undefined).length
  return (
    <section aria-label="About this recording">
      <h2 className={styles.head}>
        <span>About this recording</span>
        <span>
          {done} of {items.length}
        </span>
      </h2>
      {items.map((item) => (
        <Question key={item.id} item={item} />
      ))}
    </section>
  )
}

function Question({ item }: { readonly item: ContextItem }) {
  const workspace = useWorkspace()
  const editable = useObservation((state) => state.editable)
  const record = useObservation((state) => state.records[contextRecordId(item.id)])
  const given = record?.type === 'context' ? record.value : null
  return (
    <fieldset id={`context-${item.id}`} className={styles.item} disabled={!editable}>
      <legend>{item.label}</legend>
      <div className={styles.options}>
        {optionsOf(item).map((option) => (
          <label key={option} data-chosen={given === option}>
            <input
              type="radio"
              name={item.id}
              checked={given === option}
              onChange={() => answer(workspace, item.id, option)}
            />
            {option}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function optionsOf(item: ContextItem): (string | number)[] {
  if (item.type === 'choice') return item.options
  const low = item.min ?? 0
  return Array.from({ length: (item.max ?? low) - low + 1 }, (_, i) => low + i)
}
