import type { Scheme } from '#shared/scheme/scheme.ts'
import { Table } from '../../ui/Table.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'

/** What is worked out about events: of which codes, and how. */
export function ComputedModifiers({ scheme: { computed = [], sets } }: { readonly scheme: Scheme }) {
  if (computed.length === 0) return null
  const codes = sets.flatMap((set) => set.codes)
  const labelOf = (id: string): string => codes.find((code) => code.id === id)?.label ?? id
  return (
    <Table caption="Worked out about events, not asked" dense>
      <thead>
        <tr>
          <th scope="col">Computed modifier</th>
          <th scope="col">For events of</th>
          <th scope="col">Formula</th>
        </tr>
      </thead>
      <tbody>
        {computed.map(({ label, codes: of, expr, unit }, n) => (
          <tr key={n} id={partId('computed', n)} tabIndex={-1}>
            <th scope="row">{label}</th>
            <td>{of.map(labelOf).join(' · ')}</td>
            <td>
              <code className={styles.formula}>{expr}</code>
              {unit === undefined || unit === '' ? null : <p className={styles.small}>in {unit}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
