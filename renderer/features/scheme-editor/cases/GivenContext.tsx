import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import type { ContextItem } from '#shared/scheme/scheme.ts'
import field from '../../../ui/field.module.css'
import { PlainSelect } from '../controls/PlainSelect.tsx'
import styles from '../controls/controls.module.css'
import { asText, type Entry } from './case-model.ts'
import { CaseGroup, EntryPlace, LeftOver, useEntries, type CasePart } from './given.tsx'
import { PlainNumber } from './PlainNumber.tsx'

const NOTHING = ' none'

/** Every context item of the scheme. */
export function GivenContext({ scheme, path, label }: CasePart) {
  const { entries, put } = useEntries({ path, label })
  const left = entries.flatMap((entry, index) =>
    scheme.context.some(({ id }) => id === entry['item'])
      ? []
      : [{ index, words: `Context item “${asText(entry['item'])}”` }],
  )
  if (scheme.context.length === 0 && left.length === 0) return null
  return (
    <CaseGroup path={path} label={label}>
      <div className={styles.sheet}>
        <table aria-label={label}>
          <tbody>
            {scheme.context.map((item, n) => {
              const index = entries.findIndex((entry) => entry['item'] === item.id)
              const write = (value: string | number | null): void => {
                if (value !== null) put(index < 0 ? null : index, { item: item.id, value })
                else if (index >= 0) put(index, null)
              }
              return (
                <tr key={n}>
                  <th scope="row">{item.label}</th>
                  <td>
                    <EntryPlace path={[...path, index]}>
                      <ContextCell item={item} entry={entries[index]} onWrite={write} />
                    </EntryPlace>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <LeftOver list={path} left={left} onPut={put} />
    </CaseGroup>
  )
}

type ContextCellProps = {
  readonly item: ContextItem
  readonly entry: Entry | undefined
  readonly onWrite: (value: string | number | null) => void
}

function ContextCell({ item, entry, onWrite }: ContextCellProps) {
  const value = entry?.['value']
  if (item.type === 'ordinal' || item.type === 'number')
    return <PlainNumber label={item.label} value={typeof value === 'number' ? value : null} onChange={onWrite} />
  if (item.type === 'text')
    return (
      <input
        className={field.input}
        aria-label={item.label}
        value={typeof value === 'string' ? value : ''}
        maxLength={120}
        onChange={({ target }) => onWrite(withoutHidden(target.value, 'line') || null)}
      />
    )
  const text = value === undefined ? NOTHING : asText(value)
  const options = [...new Set([...item.options, ...(text === NOTHING ? [] : [text])])]
  return (
    <PlainSelect
      label={item.label}
      options={[{ id: NOTHING, label: '–' }, ...options.map((option) => ({ id: option, label: option }))]}
      value={text}
      onChange={(id) => onWrite(id === NOTHING ? null : id)}
    />
  )
}
