import { useId, useMemo, useRef, useState } from 'react'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { cx } from '../../../ui/cx.ts'
import field from '../../../ui/field.module.css'
import { useEditing, useJudged, useNote, useValueAt } from '../editing/editor-context.ts'
import { isAtExport, lookAtFormula, namesAt, vocabularyAt, type FormulaFinding } from '../editing/formula-help.ts'
import { keyOf } from '../editing/judgement.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { Place } from './Place.tsx'

/** A formula: what is wrong with it is shown at its place while it is typed, and below it what it may name. */
export function FormulaControl({ field: { label, help, truth, none, emptied }, path }: ControlProps<'formula'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const about = { label, path }
  if (none !== undefined && typeof value !== 'string')
    return (
      <Place path={path}>
        <Checkbox
          label={label}
          detail={`${none}. ${help ?? ''}`}
          isSelected={false}
          onChange={() => editor.edit(about, setAt(path, 'always'))}
        />
      </Place>
    )
  return (
    <Place path={path} showsProblem>
      {none === undefined ? null : (
        <Checkbox label={label} isSelected onChange={() => editor.edit(about, setAt(path, null))} />
      )}
      <FormulaField
        label={label}
        help={help ?? ''}
        truth={truth}
        path={path}
        text={typeof value === 'string' ? value : ''}
        hideLabel={none !== undefined}
        mayBeAbsent={emptied === 'absent'}
      />
    </Place>
  )
}

type FormulaFieldProps = {
  readonly label: string
  readonly help: string
  readonly truth: boolean | 'any'
  readonly path: SchemePath
  readonly text: string
  readonly hideLabel: boolean
  /** Emptied, the member is not there any more. */
  readonly mayBeAbsent: boolean
}

function FormulaField({ label, help, truth, path, text, hideLabel, mayBeAbsent }: FormulaFieldProps) {
  const { editor } = useEditing()
  const box = useRef<HTMLTextAreaElement>(null)
  const [id, note] = [useId(), useId()]
  const completed = useJudged((judgement) => judgement.completed)
  const { problems } = useNote(path)
  const finding = useFinding(completed, path, text, truth)
  const write = (next: string): void => {
    const written = withoutHidden(next, 'lines')
    editor.edit({ label, path, key: keyOf(path) }, setAt(path, written === '' && mayBeAbsent ? undefined : written))
  }
  const insert = (name: string): void => {
    const area = box.current
    if (area === null) return
    area.setRangeText(name, area.selectionStart, area.selectionEnd, 'end')
    // Between the brackets of a function is where its arguments go.
    const gap = name.indexOf('( ')
    if (gap >= 0) {
      const first = area.selectionEnd - name.length + gap + 1
      area.setSelectionRange(first, first + 1)
    }
    write(area.value)
    area.focus()
  }
  // What only shows against the whole scheme, such as a circle, is said where nothing else is wrong.
  const words = finding?.words ?? problems[0] ?? null
  return (
    <>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : styles.label}>
        {label}
      </label>
      <textarea
        ref={box}
        id={id}
        className={cx(field.input, styles.formula)}
        value={text}
        rows={2}
        spellCheck={false}
        aria-invalid={words !== null}
        aria-describedby={note}
        onChange={({ target }) => write(target.value)}
      />
      {help === '' || hideLabel ? null : <span className={styles.hint}>{help}</span>}
      <div id={note}>
        {finding === null ? null : <AtItsPlace text={text} finding={finding} />}
        {words === null ? null : <p className={styles.problem}>{words}</p>}
      </div>
      {completed !== null && words === null && isAtExport(completed, path) ? (
        <span className={styles.hint}>
          Worked out at export, from all recordings of the study. While one is coded, and in test cases, it has no
          value.
        </span>
      ) : null}
      {completed === null ? null : <NamesToUse scheme={completed} path={path} onChoose={insert} />}
    </>
  )
}

/** Against the scheme as it was when typing last paused; the formula itself as it is now. */
function useFinding(
  scheme: Scheme | null,
  path: SchemePath,
  text: string,
  truth: boolean | 'any',
): FormulaFinding | null {
  const place = keyOf(path)
  const known = useMemo(() => {
    if (scheme === null) return null
    const at = place.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
    const composite = at[0] === 'composites' ? scheme.composites[Number(at[1])] : undefined
    const set = scheme.sets.find((each) => composite?.forEach.includes(each.id))
    return { vocabulary: vocabularyAt(scheme, at), code: set?.codes[0]?.id ?? null }
  }, [scheme, place])
  return useMemo(() => (known === null ? null : lookAtFormula(text, { ...known, truth })), [known, text, truth])
}

/** The formula once more, with the piece that is meant marked. */
function AtItsPlace({ text, finding: { from, to } }: { readonly text: string; readonly finding: FormulaFinding }) {
  const end = Math.max(to, from + 1)
  return (
    <code className={styles.atPlace} data-testid="formula-place" aria-hidden>
      {text.slice(0, from)}
      <mark>{text.slice(from, end) || ' '}</mark>
      {text.slice(end)}
    </code>
  )
}

type NamesToUseProps = {
  readonly scheme: Scheme
  readonly path: SchemePath
  readonly onChoose: (name: string) => void
}

function NamesToUse({ scheme, path, onChoose }: NamesToUseProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.names} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Names and functions</summary>
      {open
        ? namesAt(scheme, vocabularyAt(scheme, path)).map(({ title, names }) => (
            <div key={title} role="group" aria-label={title}>
              <span>{title}</span>
              {names.map(({ text, tip }) => (
                <button key={text} type="button" title={tip} onClick={() => onChoose(text)}>
                  {text}
                </button>
              ))}
            </div>
          ))
        : null}
    </details>
  )
}
