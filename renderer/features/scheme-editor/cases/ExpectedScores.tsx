import { Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import type { WorkedScore } from '#shared/observation/scheme-tests.ts'
import type { Json } from '#shared/lib/canonical-json.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { cx } from '../../../ui/cx.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { PlainSelect } from '../controls/PlainSelect.tsx'
import { Place } from '../controls/Place.tsx'
import styles from '../controls/controls.module.css'
import { useEditing, useJudged } from '../editing/editor-context.ts'
import { insertAt, putEntry } from '../editing/recipes.ts'
import { reasons, type Entry } from './case-model.ts'
import { CaseGroup, Notes, useEntries, type CasePart } from './given.tsx'
import { PlainNumber } from './PlainNumber.tsx'
import { adopted, holds, scoreNames, scoresAtExport, valueInWords, workedOut, type ScoreName } from './worked-out.ts'

const whyNot = {
  'scheme-open': 'Scores are worked out once nothing else of the scheme is open.',
  'case-open': 'Scores are worked out once everything that is given can be coded like this.',
} as const

/** What the scores must be, beside what they are now. */
export function ExpectedScores({ scheme, path, thing, label }: CasePart) {
  const { editor } = useEditing()
  const { entries, put } = useEntries({ path, label })
  const problems = useJudged((judgement) => judgement.problems)
  const n = Number(thing[1] ?? 0)
  const worked = useMemo(() => workedOut(scheme, problems, n), [scheme, problems, n])
  // What a case expected before it came to wait for the export keeps its name, beside the problem that says so.
  const expected = new Set(entries.map(({ composite }) => composite))
  const waiting = scoresAtExport(scheme).filter(({ id }) => expected.has(id))
  const names = [...scoreNames(scheme), ...waiting]
  const scores = worked.ok ? worked.scores : []
  const foundFor = ({ composite, kind }: Entry): WorkedScore | undefined =>
    scores.find((score) => score.composite === composite && score.kind === kind)
  const missing = scores.filter((score) => !entries.some((entry) => foundFor(entry) === score))
  const add = (all: readonly Json[]): void =>
    editor.edit({ label: 'New score', path: [...path, entries.length] }, (draft) => {
      for (const [k, entry] of all.entries()) insertAt(path, entries.length + k, entry)(draft)
    })
  const differing = entries.flatMap((entry, index) => {
    const found = foundFor(entry)
    return found !== undefined && !holds(entry, found.value) ? [{ index, entry: adopted(found, entry) }] : []
  })
  const adoptAll = (): void =>
    editor.edit({ label: 'Adopt scores', path }, (draft) => {
      for (const { index, entry } of differing) if (entry !== null) putEntry(path, index, entry)(draft)
    })
  return (
    <CaseGroup
      path={path}
      label={label}
      hint="Work each out by hand first: a value that is only adopted keeps later versions alike and proves nothing of this one."
    >
      {worked.ok ? null : <span className={styles.hint}>{whyNot[worked.why]}</span>}
      <div className={cx(styles.sheet, styles.expected)}>
        <table aria-label={label}>
          <thead>
            <tr>
              <th scope="col">Score</th>
              <th scope="col">In</th>
              <th scope="col">Expected</th>
              <th scope="col">Within</th>
              <th scope="col">Worked out</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, k) => (
              <ExpectedScore
                key={k}
                kinds={scheme.episodes}
                names={names}
                entry={entry}
                path={[...path, k]}
                found={foundFor(entry)}
                onPut={(next) => put(k, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <AtExport scheme={scheme} />
      <div className={styles.found}>
        <Button small kind="quiet" onPress={() => add([{ composite: '', kind: null, value: null }])}>
          <Plus size={13} aria-hidden /> Add score
        </Button>
        {missing.length === 0 ? null : (
          <Button small kind="quiet" onPress={() => add(missing.flatMap((score) => adopted(score) ?? []))}>
            Add all others as worked out
          </Button>
        )}
        {differing.length < 2 ? null : (
          <Button small kind="quiet" onPress={adoptAll}>
            Adopt all that differ
          </Button>
        )}
      </div>
    </CaseGroup>
  )
}

/** Scores that have no line here, so that nobody looks for them. */
function AtExport({ scheme }: Pick<CasePart, 'scheme'>) {
  const labels = scoresAtExport(scheme).map(({ label }) => label)
  return labels.length === 0 ? null : (
    <span className={styles.hint}>Worked out at export, and so not in a case: {labels.join('; ')}.</span>
  )
}

type ExpectedScoreProps = {
  readonly kinds: readonly { readonly id: string; readonly name: string }[]
  readonly names: readonly ScoreName[]
  readonly entry: Entry
  readonly path: CasePart['path']
  readonly found: WorkedScore | undefined
  readonly onPut: (entry: Json | null) => void
}

const WHOLE = ' whole'
const VALUE = ' value'

function ExpectedScore({ kinds, names, entry, path, found, onPut }: ExpectedScoreProps) {
  const { composite, kind, value, missing } = entry
  const name = names.find(({ id }) => id === composite)
  const about = name?.label ?? 'score'
  const { missing: _, ...withoutReason } = entry
  const choose = (id: string): void => {
    const isSession = names.find((each) => each.id === id)?.scope === 'session'
    onPut({ ...entry, composite: id, kind: isSession ? null : (kind ?? kinds[0]?.id ?? null) })
  }
  return (
    <tr>
      <td>
        <Place path={[...path, 'composite']}>
          <PlainSelect
            label="Score"
            options={withGone(names, composite)}
            value={typeof composite === 'string' && composite !== '' ? composite : null}
            onChange={choose}
          />
        </Place>
      </td>
      <td>
        <Place path={[...path, 'kind']}>
          {name?.scope === 'session' && kind === null ? (
            <span className={styles.found}>Whole recording</span>
          ) : (
            <PlainSelect
              label={`Episode of ${about}`}
              options={[
                ...withGone(
                  kinds.map(({ id, name: label }) => ({ id, label })),
                  kind,
                ),
                { id: WHOLE, label: 'Whole recording' },
              ]}
              value={typeof kind === 'string' ? kind : WHOLE}
              onChange={(id) => onPut({ ...entry, kind: id === WHOLE ? null : id })}
            />
          )}
        </Place>
      </td>
      <td>
        <Place path={path}>
          <PlainSelect
            label={`What ${about} must be`}
            options={[
              { id: VALUE, label: 'the value' },
              ...reasons.map(({ id, label }) => ({ id, label: `none: ${label}` })),
            ]}
            value={typeof missing === 'string' ? missing : VALUE}
            onChange={(id) => onPut(id === VALUE ? withoutReason : { ...entry, value: null, missing: id })}
          />
          {missing === undefined ? (
            <PlainNumber
              label={`Value of ${about}`}
              value={typeof value === 'number' ? value : null}
              onChange={(next) => onPut({ ...entry, value: next })}
            />
          ) : null}
          <Notes path={[...path, 'value']} />
          <Notes path={[...path, 'missing']} />
        </Place>
      </td>
      <td>
        <Tolerance about={about} entry={entry} path={path} onPut={onPut} />
      </td>
      <td>
        <Found about={about} entry={entry} found={found} onPut={onPut} />
      </td>
      <td>
        <IconButton small label={`Take out ${about}`} onPress={() => onPut(null)}>
          <X size={14} aria-hidden />
        </IconButton>
      </td>
    </tr>
  )
}

type ScorePartProps = Pick<ExpectedScoreProps, 'entry' | 'onPut'> & { readonly about: string }

function Tolerance({ about, entry, path, onPut }: ScorePartProps & Pick<ExpectedScoreProps, 'path'>) {
  const { tolerance, ...exact } = entry
  if (entry['missing'] !== undefined && tolerance === undefined) return null
  return (
    <Place path={[...path, 'tolerance']}>
      <PlainNumber
        label={`${about} within`}
        value={typeof tolerance === 'number' ? tolerance : null}
        onChange={(next) => onPut(next === null ? exact : { ...entry, tolerance: next })}
      />
    </Place>
  )
}

function Found({ about, entry, found, onPut }: ScorePartProps & Pick<ExpectedScoreProps, 'found'>) {
  if (found === undefined) return <span className={styles.found}>–</span>
  const next = adopted(found, entry)
  return (
    <span className={styles.found}>
      {valueInWords(found.value)}
      {holds(entry, found.value) ? (
        <Badge kind="pass">as expected</Badge>
      ) : (
        <>
          <Badge kind="fail">differs</Badge>
          {next === null ? null : (
            <Button small onPress={() => onPut(next)} aria-label={`Adopt ${about}`}>
              Adopt
            </Button>
          )}
        </>
      )}
    </span>
  )
}

type Named = { readonly id: string; readonly label: string }

/** What is chosen and not there any more stays in the list until something else is chosen. */
function withGone(options: readonly Named[], chosen: unknown): readonly Named[] {
  const isGone = typeof chosen === 'string' && chosen !== '' && !options.some(({ id }) => id === chosen)
  return isGone ? [...options, { id: chosen, label: `${chosen} (not in the scheme)` }] : options
}
