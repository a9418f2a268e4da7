import { linkEvent } from '#shared/observation/link-event.ts'
import { cueCandidates, linkOf } from '#shared/observation/links.ts'
import { setModifiers } from '#shared/observation/edit-event.ts'
import type { EventRecord, Records } from '#shared/observation/record.ts'
import { isVisitedFor } from '#shared/scheme/links.ts'
import { isAnswerOf, isBlank, usualLimit, type Modifier, type ModifierValue } from '#shared/scheme/modifier.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { preciseText } from './clock-text.ts'
import { edit } from './edit.ts'
import { activePass, contentOf, say, type Workspace } from './workspace.ts'

/** Something to be asked about one event. */
export type EventQuestion = { readonly kind: 'link' } | { readonly kind: 'modifier'; readonly modifier: Modifier }

type Done = () => void

/** Everything that the scheme asks about an event: its cue, then its modifiers in the order of its code. */
export function questionsOf(scheme: Scheme, event: EventRecord): EventQuestion[] {
  const set = scheme.sets.find(({ id }) => id === event.set)
  const code = set?.codes.find(({ id }) => id === event.code)
  const modifiers = (code?.modifiers ?? []).flatMap((id) => scheme.modifiers.find((each) => each.id === id) ?? [])
  return [
    ...(set?.linksTo === undefined ? [] : [{ kind: 'link' as const }]),
    ...modifiers.map((modifier) => ({ kind: 'modifier' as const, modifier })),
  ]
}

/** Whether a question has no answer yet; saying that there is no cue is an answer. */
export function isUnanswered(scheme: Scheme, records: Records, event: EventRecord, question: EventQuestion): boolean {
  return question.kind === 'link'
    ? linkOf(scheme, records, event)?.kind === 'open'
    : isBlank(event.modifiers[question.modifier.id])
}

const eventOf = ({ observation }: Workspace, id: string): EventRecord | null => {
  const record = observation.store.getState().records[id]
  return record?.type === 'event' ? record : null
}

/** After a key press: the cue, and the modifiers that no pass comes back for. The picture stops only where the scheme says so. */
export function askAtOnce(workspace: Workspace, eventId: string): void {
  const { scheme } = workspace.observation.store.getState().view
  const event = eventOf(workspace, eventId)
  if (event === null) return
  const asked = questionsOf(scheme, event).filter(
    (question) => question.kind === 'link' || !isVisitedFor(scheme, event.set, question.modifier.id),
  )
  const stops = asked.some((question) => question.kind === 'modifier' && question.modifier.pauses === true)
  const resume = stops && workspace.player.store.getState().playing
  if (stops) workspace.player.pause()
  askOpen(workspace, eventId, asked, () => {
    if (resume) workspace.player.play()
  })
}

/** Asks what is open of the selected event. */
export function askSelected(workspace: Workspace): void {
  const { selectedId } = workspace.ui.getState()
  const event = selectedId === null ? null : eventOf(workspace, selectedId)
  if (event === null) return
  const { scheme } = workspace.observation.store.getState().view
  askOpen(workspace, event.id, questionsOf(scheme, event), () => undefined)
}

/** Asks one question after the other, those that are answered left out. Escape leaves the rest open. */
export function askOpen(workspace: Workspace, eventId: string, questions: readonly EventQuestion[], done: Done): void {
  const { view, records, editable } = workspace.observation.store.getState()
  const event = eventOf(workspace, eventId)
  const at = event === null ? -1 : questions.findIndex((each) => isUnanswered(view.scheme, records, event, each))
  const question = questions[at]
  if (event === null || question === undefined || !editable) {
    workspace.ui.setState({ prompt: null })
    return done()
  }
  const onward = (): void => askOpen(workspace, eventId, questions.slice(at + 1), done)
  if (question.kind === 'link') askCue(workspace, event, onward, done)
  else askModifier(workspace, event, question.modifier, onward, done)
}

function leave(workspace: Workspace, done: Done): () => void {
  return () => {
    workspace.ui.setState({ prompt: null })
    done()
  }
}

/** As many cues as there are digits to name them, with the last one left for “no cue”. */
const mostCues = 8

function askCue(workspace: Workspace, event: EventRecord, onward: Done, done: Done): void {
  const state = workspace.observation.store.getState()
  const { scheme } = state.view
  const set = scheme.sets.find(({ id }) => id === event.set)
  const found = cueCandidates(contentOf(state), event)
  const { visit } = workspace.ui.getState()
  // The event that is visited was chosen by the coder: nothing is likelier.
  const visited = activePass(workspace).visitEach === null ? undefined : found.find(({ id }) => id === visit)
  const first = visited === undefined ? found : [visited, ...found.filter((cue) => cue !== visited)]
  const cues = first.slice(0, mostCues)
  const { required = false, withinS = 0 } = set?.linksTo ?? {}
  if (cues.length === 0 && required) {
    say(workspace, 'no-cue', { seconds: withinS })
    return onward()
  }
  workspace.ui.setState({
    prompt: {
      title: 'Which one does it answer?',
      options: [...cues.map((cue) => cueText(scheme, cue)), ...(required ? [] : ['None of them'])],
      at: 0,
      onChoose: (index) => {
        if (index > cues.length - (required ? 1 : 0)) return
        linkTo(workspace, event.id, cues[index]?.id ?? null)
        onward()
      },
      onSkip: leave(workspace, done),
    },
  })
}

/** A cue in words: what, and when. */
export function cueText(scheme: Scheme, { set, code, onsetMs }: EventRecord): string {
  const label = scheme.sets.find(({ id }) => id === set)?.codes.find(({ id }) => id === code)?.label
  return `${label ?? code} · ${preciseText(onsetMs)}`
}

export function linkTo(workspace: Workspace, eventId: string, cueId: string | null): void {
  const label = cueId === null ? 'No cue' : 'Linked to its cue'
  const outcome = edit(workspace, label, (draft, context) => linkEvent(draft, context, eventId, cueId))
  if (outcome?.done === false && outcome.why !== 'no-change') say(workspace, `refused.${outcome.why}`, { code: '' })
}

/** Writes one answer; undefined takes it back. The words of a text stay out of the name of the step. */
export function answerModifier(
  workspace: Workspace,
  eventId: string,
  modifier: Modifier,
  value: ModifierValue | undefined,
): void {
  const event = eventOf(workspace, eventId)
  if (event === null) return say(workspace, 'refused.unknown-event')
  const { [modifier.id]: _old, ...others } = event.modifiers
  const modifiers = value === undefined || isBlank(value) ? others : { ...others, [modifier.id]: value }
  const said = value === undefined || modifier.type === 'text' ? '' : ` ${String(value)}`
  const outcome = edit(workspace, `${modifier.label}${said}`, (draft, context) =>
    setModifiers(draft, context, eventId, modifiers),
  )
  if (outcome?.done === false) say(workspace, `refused.${outcome.why}`, { code: '' })
}

function askModifier(workspace: Workspace, event: EventRecord, modifier: Modifier, onward: Done, done: Done): void {
  const { ui } = workspace
  const base = { title: modifier.label, options: modifier.options, keys: modifier.keys, onSkip: leave(workspace, done) }
  const take = (value: ModifierValue): void => {
    answerModifier(workspace, event.id, modifier, value)
    onward()
  }
  if (modifier.type === 'choice') {
    const proposed = typeof modifier.default === 'string' ? modifier.options.indexOf(modifier.default) : -1
    const onChoose = (index: number): void => {
      const option = modifier.options[index]
      if (option !== undefined) take(option)
    }
    const none = modifier.required || proposed >= 0 ? undefined : onward
    ui.setState({ prompt: { ...base, at: proposed < 0 ? undefined : proposed, onChoose, onEnter: none } })
  } else if (modifier.type === 'multi') askSeveral(workspace, modifier, base, take, onward)
  else
    ui.setState({
      prompt: { ...base, onChoose: () => undefined, written: writtenAnswer(modifier, take, onward) },
    })
}

type Base = Pick<
  NonNullable<ReturnType<Workspace['ui']['getState']>['prompt']>,
  'title' | 'options' | 'keys' | 'onSkip'
>

/** Each key puts an option on or off; Enter takes what is on. */
function askSeveral(
  { ui }: Workspace,
  modifier: Modifier,
  base: Base,
  take: (value: ModifierValue) => void,
  onward: Done,
): void {
  const show = (chosen: readonly number[]): void => {
    const onChoose = (index: number): void => {
      if (modifier.options[index] === undefined) return
      show(chosen.includes(index) ? chosen.filter((each) => each !== index) : [...chosen, index].sort((a, b) => a - b))
    }
    const onEnter = (): void => {
      const options = chosen.flatMap((index) => modifier.options[index] ?? [])
      if (options.length > 0) take(options)
      else if (!modifier.required) onward()
    }
    ui.setState({ prompt: { ...base, chosen, onChoose, onEnter } })
  }
  const proposed = Array.isArray(modifier.default) ? modifier.default : []
  show(proposed.map((option) => modifier.options.indexOf(option)).filter((index) => index >= 0))
}

function writtenAnswer(modifier: Modifier, take: (value: ModifierValue) => void, onward: Done) {
  return {
    unit: modifier.unit ?? '',
    hint: hintOf(modifier),
    proposed: typeof modifier.default === 'number' ? String(modifier.default) : '',
    take: (text: string): boolean => {
      if (text.trim() === '') {
        if (!modifier.required) onward()
        return !modifier.required
      }
      const value = valueOf(modifier, text)
      if (value === null) return false
      take(value)
      return true
    },
  }
}

/** What a written text means for a modifier; null where it cannot be its answer. */
export function valueOf(modifier: Modifier, text: string): ModifierValue | null {
  const value = modifier.type === 'number' ? Number(text.trim().replace(',', '.')) : text.trim()
  return text.trim() !== '' && isAnswerOf(modifier, value) ? value : null
}

/** What can be written, in words: `a whole number from 0 to 10`. */
export function hintOf({ type, min, max, whole, limit }: Modifier): string {
  if (type === 'text') return `up to ${String(limit ?? usualLimit)} characters`
  const kind = whole === true ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${kind} from ${String(min)} to ${String(max)}`
  if (min !== undefined) return `${kind}, ${String(min)} or more`
  return max === undefined ? kind : `${kind}, ${String(max)} or less`
}
