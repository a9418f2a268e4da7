import { methodInWords, type Grid } from '#shared/scheme/grid.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { AidLines } from './AidLines.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

type GridViewProps = {
  readonly grid: Grid
  readonly scheme: Scheme
  /** Its place in the scheme. */
  readonly n: number
}

/** A grid in full: how the episode is cut, and what is asked of each interval. */
export function GridView({ grid, scheme, n }: GridViewProps) {
  return (
    <section className={styles.part} id={partId('grids', n)} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          Intervals of {grid.lengthS} s{grid.offsetS === 0 ? '' : `, from ${String(grid.offsetS)} s on`} · each by{' '}
          {methodInWords[grid.method]}
        </span>
        <h2>{grid.label}</h2>
        <p>{grid.instruction}</p>
      </header>
      <div className={styles.lists}>
        {grid.items.map((item, at) => (
          <div key={at} id={partId('grids', n, 'items', at)} tabIndex={-1}>
            <h3>
              <SubjectName scheme={scheme} id={item.subject} /> {item.label}
            </h3>
            <p>{item.question}</p>
            <ul>
              {item.values.map((words, value) => (
                <li key={value}>
                  {item.min + value}: {words}
                </li>
              ))}
            </ul>
            <AidLines of={item} />
          </div>
        ))}
      </div>
      <p className={styles.small}>
        The last interval of an episode counts from {Math.round(grid.minShare * 100)} % of its length on.
      </p>
    </section>
  )
}
