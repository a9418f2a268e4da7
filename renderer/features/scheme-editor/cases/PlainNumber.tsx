import { useState } from 'react'
import { readNumber, shownNumber } from '../controls/NumberControl.tsx'
import styles from '../controls/controls.module.css'
import field from '../../../ui/field.module.css'

type PlainNumberProps = {
  readonly label: string
  readonly value: number | null
  /** Null where the field was emptied. */
  readonly onChange: (value: number | null) => void
}

/** A number as it is typed; what is no number yet stays on screen only. */
export function PlainNumber({ label, value, onChange }: PlainNumberProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = shownNumber(typed, value)
  const isUnreadable = shown.trim() !== '' && readNumber(shown) === null
  return (
    <>
      <input
        className={field.input}
        aria-label={label}
        inputMode="decimal"
        size={7}
        value={shown}
        aria-invalid={isUnreadable}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => {
          setTyped(target.value)
          const number = readNumber(target.value)
          if (target.value.trim() === '' || number !== null) onChange(number)
        }}
      />
      {isUnreadable ? <p className={styles.problem}>Write a number, such as 2 or 0.5.</p> : null}
    </>
  )
}
