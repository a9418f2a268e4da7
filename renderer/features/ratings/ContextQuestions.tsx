import { useState } from 'react'
import { isContextAnswer, longestText } from '#shared/observation/answers.ts'
import { contextRecordId } from '#shared/observation/record.ts'
import { contextInWords } from '#shared/scheme/asked-words.ts'
import { capital } from '#shared/scheme/place-words.ts'
import type { ContextItem } from '#shared/scheme/scheme.ts'
import { answer, takeBack } from '../../state/rating-actions.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { TextField } from '../../ui/TextField.tsx'
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
  if (item.type === 'number' || item.type === 'text')
    return <WrittenAnswer key={String(given ?? '')} item={item} given={given} editable={editable} />
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

type WrittenAnswerProps = {
  readonly item: ContextItem
  readonly given: string | number | null
  readonly editable: boolean
}

/** A number or a text, taken when the field is left or with Enter; an empty field takes the answer back. */
function WrittenAnswer({ item, given, editable }: WrittenAnswerProps) {
  const workspace = useWorkspace()
  const [written, setWritten] = useState(given === null ? '' : String(given))
  const value = item.type === 'number' ? Number(written.trim().replace(',', '.')) : written.trim()
  const empty = written.trim() === ''
  const fits = empty || isContextAnswer(item, value)
  const take = (): void => {
    if (!fits || (empty ? given === null : value === given)) return
    if (empty) takeBack(workspace, item.id)
    else answer(workspace, item.id, value)
  }
  const text = item.type === 'text'
  return (
    <form
      id={`context-${item.id}`}
      className={styles.item}
      onBlur={take}
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <TextField
        label={item.label}
        value={written}
        onChange={setWritten}
        multiline={text}
        maxLength={longestText}
        isDisabled={!editable}
        hint={
          text
            ? 'Kept apart from scores. Leaves in an export only if the lead adds notes.'
            : capital(contextInWords(item))
        }
        error={fits ? null : `This is not ${contextInWords(item)}.`}
      />
    </form>
  )
}

function optionsOf(item: ContextItem): (string | number)[] {
  if (item.type === 'choice') return item.options
  const low = item.min ?? 0
  return Array.from({ length: (item.max ?? low) - low + 1 }, (_, i) => low + i)
}
