import { aimTargets } from '#shared/scheme/aim-target.ts'
import { alsoInWords } from '#shared/scheme/also.ts'
import { compositesAtExport } from '#shared/scheme/compile-scheme.ts'
import { missingCodes } from '#shared/scheme/missing-codes.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { answerInWords } from '#shared/scheme/asked-words.ts'
import { Table } from '../../ui/Table.tsx'
import { ComputedModifiers } from './ComputedModifiers.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'

type OfScheme = { readonly scheme: Scheme }

export function hasSchemeRest({
  composites,
  rules,
  context,
  modifiers,
  reliability,
  tests = [],
  lookups = [],
  computed = [],
}: Scheme): boolean {
  return [composites, lookups, rules, context, modifiers, computed, reliability, tests].some((list) => list.length > 0)
}

/** What is computed from the codings, asked beside them and watched over: formulas and rules as they are written. */
export function SchemeRest({ scheme }: OfScheme) {
  return (
    <section className={styles.part} id={partId('rest')} tabIndex={-1}>
      <h2>Scores and rules</h2>
      <Composites scheme={scheme} />
      <Lookups scheme={scheme} />
      <Rules scheme={scheme} />
      <Context scheme={scheme} />
      <Modifiers scheme={scheme} />
      <ComputedModifiers scheme={scheme} />
      <Reliability scheme={scheme} />
      <Tests scheme={scheme} />
    </section>
  )
}

function Composites({ scheme }: OfScheme) {
  if (scheme.composites.length === 0) return null
  const atExport = compositesAtExport(scheme)
  return (
    <Table caption="Composites" dense>
      <thead>
        <tr>
          <th scope="col">Composite</th>
          <th scope="col">For</th>
          <th scope="col">Formula</th>
        </tr>
      </thead>
      <tbody>
        {scheme.composites.map((composite, n) => (
          <tr key={n} id={partId('composites', n)} tabIndex={-1}>
            <th scope="row">{composite.label}</th>
            <td>{composite.scope === 'episode' ? 'each episode' : 'each recording'}</td>
            <td>
              <code className={styles.formula}>{composite.expr}</code>
              {composite.unit === '' ? null : <p className={styles.small}>in {composite.unit}</p>}
              {atExport.has(composite) ? (
                <p className={styles.small}>worked out at export, from all recordings of the study</p>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** One table each, laid out as it reads: rows by columns. */
function Lookups({ scheme: { lookups = [], sets } }: OfScheme) {
  const codesOf = (id: string) => sets.find((set) => set.id === id)?.codes ?? []
  return lookups.map(({ label, rows, columns, cells }, n) => (
    <div key={n} id={partId('lookups', n)} tabIndex={-1}>
      <Table caption={`Look-up table: ${label}`} dense>
        <thead>
          <tr>
            <th scope="col">Code</th>
            {codesOf(columns).map((column) => (
              <th key={column.id} scope="col" data-align="right">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codesOf(rows).map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {codesOf(columns).map((column) => (
                <td key={column.id} data-align="right">
                  {cells.find((cell) => cell.row === row.id && cell.column === column.id)?.value ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  ))
}

const ruleWords: Readonly<Record<Scheme['rules'][number]['kind'], string>> = {
  require: 'Asks for',
  skip: 'Skips',
  warn: 'Points out',
  confirm: 'Asks whether it is so',
  block: 'Does not let through',
  derive: 'Derives',
}

function Rules({ scheme }: OfScheme) {
  if (scheme.rules.length === 0) return null
  return (
    <Table caption="Rules" dense>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">When</th>
          <th scope="col">Says</th>
        </tr>
      </thead>
      <tbody>
        {scheme.rules.map(({ kind, when, message, target, value }, n) => (
          <tr key={n} id={partId('rules', n)} tabIndex={-1}>
            <th scope="row">{ruleWords[kind]}</th>
            <td>
              <code className={styles.formula}>{when}</code>
            </td>
            <td>
              {message}
              {target === undefined || value === undefined ? null : (
                <>
                  {' '}
                  <code className={styles.formula}>{`${target} = ${value}`}</code>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Context({ scheme }: OfScheme) {
  if (scheme.context.length === 0) return null
  return (
    <Table caption="Context items" dense>
      <thead>
        <tr>
          <th scope="col">Context item</th>
          <th scope="col">Answers</th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody>
        {scheme.context.map((item, n) => (
          <tr key={n} id={partId('context', n)} tabIndex={-1}>
            <th scope="row">{item.label}</th>
            <td>{answersInWords(item)}</td>
            <td>{item.required ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function answersInWords({ type, options, min, max, unit = '' }: Scheme['context'][number]): string {
  if (type === 'choice') return options.join(', ')
  if (type === 'text') return 'a text, which is no score'
  const of = unit === '' ? '' : ` ${unit}`
  if (type === 'ordinal') return `${min ?? ''} to ${max ?? ''}${of}`
  const ends = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `up to ${max}`].filter(
    (end) => end !== '',
  )
  return ['a number', ...ends].join(' ') + of
}

function Modifiers({ scheme }: OfScheme) {
  if (scheme.modifiers.length === 0) return null
  return (
    <Table caption="Modifiers" dense>
      <thead>
        <tr>
          <th scope="col">Modifier</th>
          <th scope="col">Answers</th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody>
        {scheme.modifiers.map((modifier, n) => (
          <tr key={n} id={partId('modifiers', n)} tabIndex={-1}>
            <th scope="row">
              {modifier.label}
              {(modifier.definition ?? '') === '' ? null : <p className={styles.small}>{modifier.definition}</p>}
            </th>
            <td>
              {answerInWords(modifier)}
              {modifier.default === undefined ? null : (
                <p className={styles.small}>Proposed: {[modifier.default].flat().join(', ')}</p>
              )}
              {modifier.pauses === true ? <p className={styles.small}>The picture stops while it is asked</p> : null}
            </td>
            <td>{modifier.required ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const statisticWords: Readonly<Record<Scheme['reliability'][number]['statistic'], string>> = {
  icc_a1: 'ICC(A,1)',
  kappa_time: 'Kappa over time',
  f1: 'F1',
  kappa: 'Kappa',
  kappa_pooled: 'Kappa, pooled',
  kappa_quadratic: 'Kappa, quadratic weights',
  kappa_options: 'Kappa of the lowest option',
  sort_r: 'Mean correlation of sorts',
}

function Reliability({ scheme }: OfScheme) {
  if (scheme.reliability.length === 0) return null
  return (
    <Table caption="Reliability aims" dense>
      <thead>
        <tr>
          <th scope="col">Reliability aim</th>
          <th scope="col">Statistic</th>
          <th scope="col" data-align="right">
            At least
          </th>
          <th scope="col" data-align="right">
            Interval from
          </th>
          <th scope="col" data-align="right">
            Recordings
          </th>
        </tr>
      </thead>
      <tbody>
        {scheme.reliability.map(({ target, statistic, point, ciLower, minN, toleranceMs, also = [] }, n) => (
          <tr key={n} id={partId('reliability', n)} tabIndex={-1}>
            <th scope="row">{aimTargets(scheme, target)[0]?.label ?? target}</th>
            <td>
              {statisticWords[statistic]}
              {toleranceMs === undefined ? null : <p className={styles.small}>onsets within ±{toleranceMs / 1000} s</p>}
              {also.length === 0 ? null : (
                <p className={styles.small}>printed beside it: {also.map(alsoInWords).join('; ')}</p>
              )}
            </td>
            <td data-align="right">{point.toFixed(2)}</td>
            <td data-align="right">{ciLower.toFixed(2)}</td>
            <td data-align="right">{minN}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Tests({ scheme: { tests = [] } }: OfScheme) {
  if (tests.length === 0) return null
  return (
    <Table caption="Test cases, worked out before a version is published" dense>
      <thead>
        <tr>
          <th scope="col">Test case</th>
          <th scope="col">Scores it must give</th>
        </tr>
      </thead>
      <tbody>
        {tests.map(({ label, expect }, n) => (
          <tr key={n} id={partId('tests', n)} tabIndex={-1}>
            <th scope="row">{label}</th>
            <td>{expect.map(scoreInWords).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type ExpectedScore = NonNullable<Scheme['tests']>[number]['expect'][number]

const scoreInWords = ({ composite, value, missing = 'pending' }: ExpectedScore): string =>
  `${composite} ${value === null ? `missing: ${missingCodes[missing].label}` : Number(value.toFixed(3))}`
