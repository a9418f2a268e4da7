import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { plain } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import type { OpenMoments } from './moments.ts'
import styles from './reliability.module.css'

const shown = 5

type LargestDifferencesProps = {
  readonly variable: VariableReliability
  readonly first: string
  readonly second: string
  readonly onOpenMoments: OpenMoments | undefined
}

/** The recordings on which the two scores lie furthest apart: the ones to talk about. */
export function LargestDifferences({ variable, first, second, onOpenMoments }: LargestDifferencesProps) {
  const whole = variable.pairs.every(({ a, b }) => Number.isInteger(a) && Number.isInteger(b))
  const digits = variable.group === 'ratings' ? (whole ? 0 : 1) : 2
  const apart = variable.pairs
    .filter((pair) => pair.a !== pair.b)
    .toSorted((p, q) => Math.abs(q.b - q.a) - Math.abs(p.b - p.a))
    .slice(0, shown)
  if (apart.length === 0) return null
  return (
    <div className={styles.figure}>
      <h3>Largest differences</h3>
      <Table caption="Largest differences" dense>
        <thead>
          <tr>
            <th scope="col">Recording</th>
            <th scope="col" data-align="right">
              {first}
            </th>
            <th scope="col" data-align="right">
              {second}
            </th>
          </tr>
        </thead>
        <tbody>
          {apart.map((pair) => (
            <tr key={pair.recordingId}>
              <td>
                {onOpenMoments === undefined ? (
                  pair.label
                ) : (
                  <button
                    type="button"
                    className={styles.variable}
                    onClick={() =>
                      onOpenMoments({
                        scheme: variable.scheme,
                        variable: variable.variable,
                        recordingId: pair.recordingId,
                      })
                    }
                  >
                    {pair.label}
                  </button>
                )}
              </td>
              <td data-align="right">{plain(pair.a, digits)}</td>
              <td data-align="right">{plain(pair.b, digits)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
