import { nextOrder, pressCode, type CodingContext, type Outcome, type Press } from '#shared/observation/coding.ts'
import { changeCode, moveOffset, moveOnset, removeEvent } from '#shared/observation/edit-event.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import type { CodeSet, Modifier, SchemeCode } from '#shared/scheme/scheme.ts'
import type { Ms } from '#shared/time/ms.ts'
import { setNote } from '#shared/observation/answers.ts'
import { clockText } from './clock-text.ts'
import { markKey } from './latency-marks.ts'
import type { Draft } from './observation-store.ts'
import { say, type Workspace } from './workspace.ts'

/** What the coder presses a code at: the frame on screen at the key event. */
function pressAt(workspace: Workspace, set: string, code: string): Press {
  const { atMs, camera, frame } = workspace.player.currentMoment()
  return { set, code, atMs, camera: camera ?? undefined, frame: frame ?? undefined }
}

/**
 * Presses a code at the frame on screen, by key or by click. A code with modifiers stops the picture and asks for them
 * first; the moment stays the one of the press.
 */
export function mark(workspace: Workspace, setId: string, codeId: string, event: { readonly timeStamp: number }): void {
  const press = pressAt(workspace, setId, codeId)
  const { scheme } = workspace.observation.store.getState().view
  const set = scheme.sets.find((each) => each.id === setId)
  const code = set?.codes.find((each) => each.id === codeId)
  if (set === undefined || code === undefined) return
  const modifiers = code.modifiers.flatMap((id) => scheme.modifiers.find((each) => each.id === id) ?? [])
  if (modifiers.length === 0 || endsState(workspace, set, press)) {
    // Drawing follows after this handler, so the mark may be made once it is known that there is something to draw.
    if (commitPress(workspace, code, press)) markKey(event.timeStamp)
    return
  }
  const resume = workspace.player.store.getState().playing
  workspace.player.pause()
  ask(workspace, modifiers, {}, (answers) => {
    commitPress(workspace, code, { ...press, modifiers: answers })
    if (resume) workspace.player.play()
  })
}

/** Whether this press ends a running state of a code that may overlap others: then there is nothing to ask. */
function endsState(workspace: Workspace, set: CodeSet, press: Press): boolean {
  if (set.kind !== 'state' || set.exhaustive) return false
  const { records } = workspace.observation.store.getState()
  return Object.values(records).some(
    (record) =>
      record.type === 'event' &&
      record.set === set.id &&
      record.code === press.code &&
      record.onsetMs <= press.atMs &&
      (record.offsetMs === null || press.atMs < record.offsetMs),
  )
}

function ask(
  workspace: Workspace,
  modifiers: readonly Modifier[],
  answers: EventRecord['modifiers'],
  done: (answers: EventRecord['modifiers']) => void,
): void {
  const [first, ...rest] = modifiers
  if (first === undefined) {
    workspace.ui.setState({ prompt: null })
    done(answers)
    return
  }
  workspace.ui.setState({
    prompt: {
      title: first.label,
      options: first.options,
      onChoose: (index) => {
        const option = first.options[index]
        if (option !== undefined) ask(workspace, rest, { ...answers, [first.id]: option }, done)
      },
      onSkip: first.required ? null : () => ask(workspace, rest, answers, done),
    },
  })
}

/** Answers whether something was coded. */
function commitPress(workspace: Workspace, code: SchemeCode, press: Press): boolean {
  const label = `${code.label} at ${clockText(press.atMs)}`
  const outcome = edit(workspace, label, (draft, context) => pressCode(draft, context, press))
  if (outcome?.done === true) workspace.ui.setState({ selectedId: null })
  if (outcome?.done === false) say(workspace, `refused.${outcome.why}`, { code: code.label })
  return outcome?.done === true
}

const orders = new WeakMap<Workspace, number>()

/** Order of entry: above all in use when the workspace was opened, then counted on, so that no key has to look at every code. */
function orderOf(workspace: Workspace): number {
  const order = orders.get(workspace) ?? nextOrder(workspace.observation.store.getState().records)
  orders.set(workspace, order + 1)
  return order
}

/** Runs one edit function as one undoable step; says so when it was refused. */
export function edit(
  workspace: Workspace,
  label: string,
  recipe: (draft: Draft, context: CodingContext) => Outcome,
): Outcome | undefined {
  const { view, records, editable } = workspace.observation.store.getState()
  if (!editable) {
    say(workspace, 'read-only')
    return undefined
  }
  workspace.ui.setState({ remark: null })
  const context: CodingContext = {
    scheme: view.scheme,
    episodes: view.episodes,
    durationMs: view.durationMs,
    newId: workspace.newId,
    order: orderOf(workspace),
    reading: records,
  }
  return workspace.observation.edit(label.slice(0, 80), (draft) => recipe(draft, context))
}

function tell(workspace: Workspace, outcome: Outcome | undefined): void {
  if (outcome?.done === false && outcome.why !== 'no-change') say(workspace, `refused.${outcome.why}`, { code: '' })
}

export function moveEdge(workspace: Workspace, id: string, side: 'start' | 'end', atMs: Ms): void {
  const move = side === 'start' ? moveOnset : moveOffset
  const label = side === 'start' ? 'Begin moved' : 'End moved'
  tell(
    workspace,
    edit(workspace, `${label} to ${clockText(atMs)}`, (draft, context) => move(draft, context, id, atMs)),
  )
}

export function remove(workspace: Workspace, id: string): void {
  tell(
    workspace,
    edit(workspace, 'Code taken out', (draft, context) => removeEvent(draft, context, id)),
  )
  if (workspace.ui.getState().selectedId === id) workspace.ui.setState({ selectedId: null })
}

export function recode(workspace: Workspace, id: string, code: string): void {
  tell(
    workspace,
    edit(workspace, 'Code changed', (draft, context) => changeCode(draft, context, id, code)),
  )
}

export function writeNote(workspace: Workspace, id: string, text: string): void {
  const { records } = workspace.observation.store.getState()
  const before = records[id]
  const old = before?.type === 'note' ? before.text : before !== undefined && 'note' in before ? before.note : null
  if (old !== text) workspace.observation.edit('Note', (draft) => setNote(draft, id, text))
}
