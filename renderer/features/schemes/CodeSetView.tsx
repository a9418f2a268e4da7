import type { CodeSet, Scheme } from '#shared/scheme/scheme.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { withCodeNames } from '../../ui/format/code-names.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

type CodeSetViewProps = { readonly set: CodeSet; readonly scheme: Scheme }

export function CodeSetView({ set, scheme }: CodeSetViewProps) {
  return (
    <section className={styles.part} id={`part-${set.id}`} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          <SubjectName scheme={scheme} id={set.subject} /> · {kindWords(set)}
        </span>
        <h2>{set.label}</h2>
      </header>
      <Table caption={`Codes of ${set.label}`}>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Code</th>
            <th scope="col">Definition</th>
          </tr>
        </thead>
        <tbody>
          {set.codes.map((code) => (
            <tr key={code.id}>
              <td>
                <Kbd>{code.key.toUpperCase()}</Kbd>
              </td>
              <th scope="row">
                {code.label}
                {code.missing ? <p className={styles.small}>counts as missing</p> : null}
                {code.procedure ? <p className={styles.small}>follows from the procedure</p> : null}
              </th>
              <td>
                {code.definition}
                {code.include === '' ? null : <p className={styles.small}>Include: {code.include}</p>}
                {code.exclude === '' ? null : (
                  <p className={styles.small}>Leave out: {withCodeNames(code.exclude, set.codes)}</p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function kindWords(set: CodeSet): string {
  if (set.kind === 'point') return 'points in time'
  if (!set.exclusive) return 'states, several may run at the same time'
  return set.exhaustive ? 'states, one at a time, without gaps' : 'states, one at a time'
}
