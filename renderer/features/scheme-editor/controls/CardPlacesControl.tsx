import { useId, useState, type ClipboardEvent } from 'react'
import type { Json } from '#shared/lib/canonical-json.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { textAt } from '#shared/scheme/edit/things.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { counted } from '../../../ui/format/figures.ts'
import field from '../../../ui/field.module.css'
import { useDerived, useEditing, useNote } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { readNumber, shownNumber } from './NumberControl.tsx'
import { Place } from './Place.tsx'

type Placed = { readonly card: string; readonly text: string; readonly value: number | null; readonly isGone: boolean }

/** A number for each card. A column of numbers that is pasted fills the cards from the one at hand on. */
export function CardPlacesControl({ field: { label }, path, thing }: ControlProps<'cardPlaces'>) {
  const { editor } = useEditing()
  const title = useId()
  const { problems } = useNote(path)
  const rows = useDerived((state) => placesOf(state.value, thing.slice(0, -2), path))
  const write = (next: readonly Placed[], key?: string): void => {
    const entries = next.map(({ card, value }): Json => ({ card, value }))
    editor.edit({ label, path, ...(key === undefined ? {} : { key }) }, setAt(path, entries))
  }
  const fill = (from: number, values: readonly (number | null)[], key?: string): void =>
    write(
      rows.map((row, n) => ({
        ...row,
        value: n >= from && n < from + values.length ? (values[n - from] ?? null) : row.value,
      })),
      key,
    )
  return (
    <Place path={path} showsProblem={problems.length === 0}>
      <div role="group" aria-labelledby={title} className={styles.group}>
        <span id={title} className={styles.label}>
          {label}
        </span>
        <span className={styles.hint}>
          Between the lowest pile and the highest; fractions are allowed. Paste a column of numbers into the first place
          to fill it downwards.
        </span>
        {rows.length === 0 ? <span className={styles.hint}>The sort has no cards yet.</span> : null}
        <ol className={styles.places}>
          {rows.map((row, n) => (
            <CardPlace
              key={`${n} ${row.card}`}
              row={row}
              path={[...path, n]}
              room={rows.length - n}
              onWrite={(values) => fill(n, values, keyOf([...path, n]))}
              onTakeOut={() => write(rows.filter((_, m) => m !== n))}
            />
          ))}
        </ol>
      </div>
    </Place>
  )
}

type CardPlaceProps = {
  readonly row: Placed
  readonly path: SchemePath
  /** Cards from this one on. */
  readonly room: number
  readonly onWrite: (values: readonly (number | null)[]) => void
  readonly onTakeOut: () => void
}

function CardPlace({ row, path, room, onWrite, onTakeOut }: CardPlaceProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const shown = shownNumber(typed, row.value)
  const isUnreadable = shown.trim() !== '' && readNumber(shown) === null
  const paste = (event: ClipboardEvent): void => {
    const lines = event.clipboardData
      .getData('text')
      .trim()
      .split(/[\r\n\t]+/)
    if (lines.length < 2) return
    event.preventDefault()
    const values = lines.map(readNumber)
    // All or nothing: one place that slipped would shift every one after it.
    if (values.includes(null)) return setRefused('Not all of what was pasted are numbers; nothing was changed.')
    if (values.length > room)
      return setRefused(`${values.length} numbers for ${counted(room, 'card')} from here on; nothing was changed.`)
    setRefused(null)
    onWrite(values)
  }
  return (
    <li>
      <Place path={path}>
        <label className={styles.placeRow}>
          <input
            className={field.input}
            inputMode="decimal"
            value={shown}
            aria-invalid={isUnreadable}
            onPaste={paste}
            onBlur={() => setTyped(null)}
            onChange={({ target }) => {
              setTyped(target.value)
              setRefused(null)
              const number = readNumber(target.value)
              if (target.value.trim() === '' || number !== null) onWrite([number])
            }}
          />
          <span>{row.isGone ? `“${row.card}” is no card of this sort any more` : row.text || row.card}</span>
          {row.isGone ? (
            <button type="button" className={styles.takeOut} onClick={onTakeOut}>
              Take out
            </button>
          ) : null}
        </label>
        {isUnreadable ? <p className={styles.problem}>Write a number, such as 2 or 4.5.</p> : null}
        {refused === null ? null : (
          <p className={styles.problem} role="status">
            {refused}
          </p>
        )}
        <Place path={[...path, 'value']}>{null}</Place>
        <Place path={[...path, 'card']}>{null}</Place>
      </Place>
    </li>
  )
}

/** Every card with its place, in the order of the cards, and then places of cards that are gone. */
function placesOf(draft: DraftValue, sort: SchemePath, path: SchemePath): readonly Placed[] {
  const { value: list } = valueAt(draft, path)
  const placements = Array.isArray(list)
    ? list.map((_, n) => ({
        card: textAt(draft, [...path, n, 'card']),
        value: numberOf(valueAt(draft, [...path, n, 'value']).value),
      }))
    : []
  const { value: all } = valueAt(draft, [...sort, 'cards'])
  const cards = Array.isArray(all)
    ? all.map((_, n) => ({
        card: textAt(draft, [...sort, 'cards', n, 'id']),
        text: textAt(draft, [...sort, 'cards', n, 'text']),
      }))
    : []
  // As they stand in the file first, so that a problem leads to its row.
  const known = placements.map(({ card, value }): Placed => {
    const text = cards.find((each) => each.card === card)?.text
    return { card, value, text: text ?? '', isGone: text === undefined }
  })
  const missing = cards.filter(({ card }) => !placements.some((each) => each.card === card))
  return [...known, ...missing.map((each): Placed => ({ ...each, value: null, isGone: false }))]
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
