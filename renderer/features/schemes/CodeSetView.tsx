import type { CodeSet, Scheme } from '#shared/scheme/scheme.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { linkInWords } from '#shared/scheme/asked-words.ts'
import { Table } from '../../ui/Table.tsx'
import { AidLines } from './AidLines.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SegmentFormView } from './SegmentFormView.tsx'
import { SubjectName } from './SubjectName.tsx'

type CodeSetViewProps = {
  readonly set: CodeSet
  readonly scheme: Scheme
  /** Its place in the scheme. */
  readonly n: number
}

export function CodeSetView({ set, scheme, n }: CodeSetViewProps) {
  return (
    <section className={styles.part} id={partId('sets', n)} tabIndex={-1}>
      <header>
        <span className={styles.kicker}>
          <SubjectName scheme={scheme} id={set.subject} /> · {kindWords(set)}
        </span>
        <h2>{set.label}</h2>
        {set.linksTo === undefined ? null : <p>{linkInWords(scheme.sets, set.linksTo)}</p>}
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
          {set.codes.map((code, at) => (
            <tr key={at} id={partId('sets', n, 'codes', at)} tabIndex={-1}>
              <td>
                <Kbd>{code.key.toUpperCase()}</Kbd>
              </td>
              <th scope="row">
                {code.label}
                {code.missing ? <p className={styles.small}>counts as missing</p> : null}
                {code.minS === undefined ? null : <p className={styles.small}>from {code.minS} s on</p>}
                {code.procedure ? <p className={styles.small}>follows from the procedure</p> : null}
              </th>
              <td>
                {code.definition}
                <AidLines of={code} codes={set.codes} />
                {code.modifiers.length === 0 ? null : (
                  <p className={styles.small}>
                    Asked: {code.modifiers.map((id) => modifierName(scheme, id)).join(' · ')}
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {set.segment === undefined ? null : <SegmentFormView form={set.segment} n={n} />}
    </section>
  )
}

const modifierName = (scheme: Scheme, id: string): string =>
  scheme.modifiers.find((modifier) => modifier.id === id)?.label ?? id

function kindWords(set: CodeSet): string {
  if (set.segment !== undefined) return 'segments with text and answers'
  if (set.kind === 'point') return 'points in time'
  if (!set.exclusive) return 'states, several may run at the same time'
  if (!set.exhaustive) return 'states, one at a time'
  const usual = set.codes.find(({ id }) => id === set.default)
  const words = 'states, one at a time, without gaps'
  return usual === undefined ? words : `${words}, “${usual.label}” until another is pressed`
}
