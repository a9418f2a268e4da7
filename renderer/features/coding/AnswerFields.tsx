import { cueCandidates, linkOf } from '#shared/observation/links.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import type { Modifier, ModifierValue } from '#shared/scheme/modifier.ts'
import { answerModifier, cueText, hintOf, linkTo, questionsOf, valueOf } from '../../state/event-questions.ts'
import { contentOf, say } from '../../state/workspace.ts'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import styles from './coding.module.css'
import { ComputedAnswers } from './ComputedAnswers.tsx'
import { Typed } from './Typed.tsx'

/** What the scheme asks about one event, to be answered or corrected without its keys: its cue and its modifiers. */
export function AnswerFields({ event }: { readonly event: EventRecord }) {
  const scheme = useObservation((state) => state.view.scheme)
  return (
    <>
      {questionsOf(scheme, event).map((question) =>
        question.kind === 'link' ? (
          <CueField key="cue" event={event} />
        ) : (
          <ModifierField key={question.modifier.id} event={event} modifier={question.modifier} />
        ),
      )}
      <ComputedAnswers event={event} />
    </>
  )
}

const NO_CUE = '-'

function CueField({ event }: { readonly event: EventRecord }) {
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const link = linkOf(view.scheme, records, event)
  const cue = link?.kind === 'linked' || link?.kind === 'early' ? link.cue : null
  const near = cueCandidates(contentOf({ view, records }), event)
  const cues = cue === null || near.some(({ id }) => id === cue.id) ? near : [cue, ...near]
  const required = view.scheme.sets.find(({ id }) => id === event.set)?.linksTo?.required === true
  return (
    <label>
      Answers
      <select
        id="event-cue"
        className={styles.field}
        value={link?.kind === 'none' ? NO_CUE : (cue?.id ?? '')}
        onChange={({ target }) => linkTo(workspace, event.id, target.value === NO_CUE ? null : target.value)}
      >
        {link?.kind === 'open' ? (
          <option value="" disabled>
            not said yet
          </option>
        ) : null}
        {cues.map((each) => (
          <option key={each.id} value={each.id}>
            {cueText(view.scheme, each)}
          </option>
        ))}
        {required ? null : <option value={NO_CUE}>none of them</option>}
      </select>
    </label>
  )
}

function ModifierField({ event, modifier }: { readonly event: EventRecord; readonly modifier: Modifier }) {
  const workspace = useWorkspace()
  const value = event.modifiers[modifier.id]
  const answer = (next: ModifierValue | undefined): void => answerModifier(workspace, event.id, modifier, next)
  if (modifier.type === 'multi') {
    const chosen = Array.isArray(value) ? value : []
    return (
      <fieldset className={styles.several}>
        <legend>{modifier.label}</legend>
        {modifier.options.map((option) => (
          <label key={option}>
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={({ target }) =>
                answer(modifier.options.filter((each) => (each === option ? target.checked : chosen.includes(each))))
              }
            />
            {option}
          </label>
        ))}
      </fieldset>
    )
  }
  if (modifier.type !== 'choice') {
    const unit = modifier.unit === undefined || modifier.unit === '' ? '' : ` (${modifier.unit})`
    return (
      <Typed
        id={`modifier-${modifier.id}`}
        label={`${modifier.label}${unit}`}
        value={value === undefined ? '' : String(value)}
        placeholder={hintOf(modifier)}
        onCommit={(text) => {
          const next = valueOf(modifier, text)
          if (next === null && text.trim() !== '') say(workspace, 'no-answer', { hint: hintOf(modifier) })
          else answer(next ?? undefined)
        }}
      />
    )
  }
  return (
    <label>
      {modifier.label}
      <select
        className={styles.field}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => answer(target.value === '' ? undefined : target.value)}
      >
        <option value="">not answered</option>
        {modifier.options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}
