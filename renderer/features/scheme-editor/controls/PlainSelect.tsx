import field from '../../../ui/field.module.css'

type PlainSelectProps = {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  /** Null: nothing is chosen yet. */
  readonly value: string | null
  readonly onChange: (id: string) => void
}

const OPEN = ''

/** The browser's own list, for pages with hundreds of them. */
export function PlainSelect({ label, options, value, onChange }: PlainSelectProps) {
  return (
    <select
      className={field.input}
      aria-label={label}
      value={value ?? OPEN}
      onChange={({ target }) => onChange(target.value)}
    >
      {value === null ? <option value={OPEN}>Choose…</option> : null}
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
