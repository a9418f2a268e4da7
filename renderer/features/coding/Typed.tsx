import { useState } from 'react'
import styles from './coding.module.css'

type TypedProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onCommit: (text: string) => void
}

/** A field whose text counts on Enter or when it is left; Escape takes it back. */
export function Typed({ id, label, value, placeholder = '', onCommit }: TypedProps) {
  const [text, setText] = useState<string | null>(null)
  const commit = (): void => {
    if (text !== null && text !== value) onCommit(text)
    setText(null)
  }
  return (
    <label>
      {label}
      <input
        id={id}
        className={styles.field}
        placeholder={placeholder}
        value={text ?? value}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setText(null)
        }}
      />
    </label>
  )
}
