import type { Modifier } from '#shared/scheme/modifier.ts'
import { mayBeCue } from '#shared/scheme/links.ts'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import type { CodeSet, Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import field from '../../../ui/field.module.css'
import { PlainSelect } from '../controls/PlainSelect.tsx'
import styles from '../controls/controls.module.css'
import { useEditing, useValueAt } from '../editing/editor-context.ts'
import { setAt } from '../editing/recipes.ts'
import { asText, entriesIn, type Entry } from './case-model.ts'
import { LeftOver, Notes, useEntries, type CasePart } from './given.tsx'
import { PlainNumber } from './PlainNumber.tsx'

const NOTHING = ' none'

/** What is asked about an event: its cue, its modifiers, and of a segment the answers. Nothing where nothing is asked. */
export function EventDetails({ scheme, path }: CasePart) {
  const event = entriesIn([useValueAt(path)])[0] ?? {}
  const set = scheme.sets.find(({ codes }) => codes.some(({ id }) => id === event['code']))
  const code = set?.codes.find(({ id }) => id === event['code'])
  return (
    <div className={styles.details}>
      {set?.linksTo === undefined ? null : <CueOf scheme={scheme} set={set} path={path} event={event} />}
      <GivenModifiers
        modifiers={scheme.modifiers.filter(({ id }) => code?.modifiers.includes(id) === true)}
        path={[...path, 'modifiers']}
      />
      <GivenSegment questions={set?.segment?.questions ?? []} path={[...path, 'answers']} />
    </div>
  )
}

type CueOfProps = {
  readonly scheme: Scheme
  readonly set: CodeSet
  readonly path: SchemePath
  readonly event: Entry
}

/** Which earlier event it answers. A cue is given an id by being named. */
function CueOf({ scheme, set, path, event }: CueOfProps) {
  const { editor } = useEditing()
  const list = path.slice(0, -1)
  const events = entriesIn(useValueAt(list))
  const cues = events.flatMap(({ code, fromS, id }, n) => {
    const of = scheme.sets.find(({ codes }) => codes.some((each) => each.id === code))
    const isCue = of !== undefined && typeof code === 'string' && mayBeCue(set, of.id, code)
    if (!isCue) return []
    const label = of.codes.find((each) => each.id === code)?.label ?? code
    return [{ n, id: typeof id === 'string' ? id : freeId(events, n), label: `${label} at ${asText(fromS)} s` }]
  })
  const linked = event['linkTo']
  const value = linked === undefined ? NOTHING : linked === null ? 'none' : `to:${asText(linked)}`
  const isKnown = !value.startsWith('to:') || cues.some(({ id }) => `to:${id}` === value)
  const choose = (chosen: string): void => {
    const cue = cues.find(({ id }) => `to:${id}` === chosen)
    editor.edit({ label: 'Cue', path }, (draft) => {
      if (cue !== undefined) setAt([...list, cue.n, 'id'], cue.id)(draft)
      const next = chosen === NOTHING ? undefined : (cue?.id ?? null)
      if (cue !== undefined || chosen === NOTHING || chosen === 'none') setAt([...path, 'linkTo'], next)(draft)
    })
  }
  return (
    <label>
      Its cue
      <PlainSelect
        label="Its cue"
        options={[
          { id: NOTHING, label: 'not asked yet' },
          { id: 'none', label: 'none' },
          ...cues.map(({ id, label }) => ({ id: `to:${id}`, label })),
          ...(isKnown ? [] : [{ id: value, label: `${asText(linked)} (no cue)` }]),
        ]}
        value={value}
        onChange={choose}
      />
      <Notes path={[...path, 'linkTo']} />
    </label>
  )
}

function freeId(events: readonly Entry[], n: number): string {
  const used = new Set(events.map(({ id }) => id))
  for (let k = n + 1; ; k += 1) if (!used.has(`event_${String(k)}`)) return `event_${String(k)}`
}

type GivenModifiersProps = { readonly modifiers: readonly Modifier[]; readonly path: SchemePath }

function GivenModifiers({ modifiers, path }: GivenModifiersProps) {
  const { entries, put } = useEntries({ path, label: 'Modifiers' })
  const left = entries.flatMap((entry, index) =>
    modifiers.some(({ id }) => id === entry['modifier'])
      ? []
      : [{ index, words: `Modifier “${asText(entry['modifier'])}”` }],
  )
  return (
    <>
      {modifiers.map((modifier, n) => {
        const index = entries.findIndex((entry) => entry['modifier'] === modifier.id)
        const write = (value: string | number | readonly string[] | null): void => {
          const entry = value === null || value === '' ? null : { modifier: modifier.id, value }
          if (entry !== null || index >= 0) put(index < 0 ? null : index, entry)
        }
        return (
          <span key={n}>
            <ModifierCell modifier={modifier} value={entries[index]?.['value']} onWrite={write} />
            <Notes path={[...path, index, 'value']} />
          </span>
        )
      })}
      <LeftOver list={path} left={left} onPut={put} />
    </>
  )
}

type ModifierCellProps = {
  readonly modifier: Modifier
  readonly value: Entry[string] | undefined
  readonly onWrite: (value: string | number | readonly string[] | null) => void
}

function ModifierCell({ modifier: { label, type, options }, value, onWrite }: ModifierCellProps) {
  switch (type) {
    case 'number':
      return (
        <label>
          {label} <PlainNumber label={label} value={typeof value === 'number' ? value : null} onChange={onWrite} />
        </label>
      )
    case 'text':
      return (
        <label>
          {label}
          <input
            className={field.input}
            aria-label={label}
            value={typeof value === 'string' ? value : ''}
            maxLength={120}
            onChange={({ target }) => onWrite(withoutHidden(target.value, 'line'))}
          />
        </label>
      )
    case 'multi':
      return <SeveralOf label={label} options={options} value={value} onWrite={onWrite} />
    case 'choice': {
      const text = typeof value === 'string' ? value : NOTHING
      const all = [...new Set([...options, ...(text === NOTHING ? [] : [text])])]
      return (
        <label>
          {label}
          <PlainSelect
            label={label}
            options={[{ id: NOTHING, label: '–' }, ...all.map((option) => ({ id: option, label: option }))]}
            value={text}
            onChange={(id) => onWrite(id === NOTHING ? null : id)}
          />
        </label>
      )
    }
  }
}

type SeveralOfProps = {
  readonly label: string
  readonly options: readonly string[]
  readonly value: Entry[string] | undefined
  readonly onWrite: (value: readonly string[] | null) => void
}

function SeveralOf({ label, options, value, onWrite }: SeveralOfProps) {
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  const toggle = (option: string): void => {
    const next = [...new Set([...options, ...chosen])].filter((each) =>
      each === option ? !chosen.includes(each) : chosen.includes(each),
    )
    onWrite(next.length === 0 ? null : next)
  }
  return (
    <fieldset className={styles.several}>
      <legend>{label}</legend>
      {[...new Set([...options, ...chosen])].map((option) => (
        <label key={option}>
          <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} /> {option}
        </label>
      ))}
    </fieldset>
  )
}

type GivenSegmentProps = {
  readonly questions: NonNullable<CodeSet['segment']>['questions']
  readonly path: SchemePath
}

function GivenSegment({ questions, path }: GivenSegmentProps) {
  const { entries, put } = useEntries({ path, label: 'Answers' })
  const left = entries.flatMap((entry, index) =>
    questions.some(({ id }) => id === entry['question'])
      ? []
      : [{ index, words: `Question “${asText(entry['question'])}”` }],
  )
  return (
    <>
      {questions.map(({ id, label, options }, n) => {
        const index = entries.findIndex((entry) => entry['question'] === id)
        const answer = entries[index]?.['answer']
        const value = typeof answer === 'string' ? answer : NOTHING
        const isKnown = value === NOTHING || options.some((option) => option.id === value)
        const choose = (chosen: string): void => {
          if (chosen !== NOTHING) put(index < 0 ? null : index, { question: id, answer: chosen })
          else if (index >= 0) put(index, null)
        }
        return (
          <label key={n}>
            {label}
            <PlainSelect
              label={label}
              options={[
                { id: NOTHING, label: '–' },
                ...options,
                ...(isKnown ? [] : [{ id: value, label: `${value} (no answer)` }]),
              ]}
              value={value}
              onChange={choose}
            />
            <Notes path={[...path, index, 'answer']} />
          </label>
        )
      })}
      <LeftOver list={path} left={left} onPut={put} />
    </>
  )
}
