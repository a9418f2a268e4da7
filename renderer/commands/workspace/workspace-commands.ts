import type { Scheme } from '#shared/scheme/scheme.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
import { pressSegment } from '../../state/segment-actions.ts'
import { mark, remove } from '../../state/coding-actions.ts'
import { marksOf, passesOf, type Pass } from '../../state/passes.ts'
import { goToTask, hasHalves, markEvidence, rateByDigit, rateHalf } from '../../state/rating-actions.ts'
import { choosePass, firstTab, passOf, type Workspace } from '../../state/workspace.ts'
import { comboOfSchemeKey } from '../combo.ts'
import type { Scope } from '../command.ts'
import { checklistCommands } from './checklist-commands.ts'
import { findCommands } from './find-commands.ts'
import { gridCommands } from './grid-commands.ts'
import { loopCommands } from './loop-commands.ts'
import { pointsCommands } from './points-commands.ts'
import { sortCommands } from './sort-commands.ts'
import { promptCommands } from './prompt-commands.ts'
import { segmentCommands } from './segment-commands.ts'
import { stageCommands } from './stage-commands.ts'
import { checkCommands, transportCommands } from './transport-commands.ts'
import { askCommand, visitCommands } from './visit-commands.ts'
import type { WorkspaceCommand } from './workspace-command.ts'

const editable = ({ observation }: Workspace): boolean => observation.store.getState().editable
const canUndo = (workspace: Workspace): boolean => editable(workspace)

const editCommands: readonly WorkspaceCommand[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    scope: 'transport',
    group: 'Edit',
    defaultKeys: ['Backspace', 'Ctrl+KeyZ'],
    repeats: true,
    enabled: canUndo,
    run: ({ observation }) => void observation.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    scope: 'transport',
    group: 'Edit',
    defaultKeys: ['Ctrl+Shift+KeyZ', 'Ctrl+KeyY'],
    repeats: true,
    enabled: canUndo,
    run: ({ observation }) => void observation.redo(),
  },
  {
    id: 'edit.remove',
    title: 'Take the selected code out',
    scope: 'transport',
    group: 'Edit',
    defaultKeys: ['Delete'],
    enabled: (workspace) => editable(workspace) && workspace.ui.getState().selectedId !== null,
    run: (workspace) => {
      const { selectedId } = workspace.ui.getState()
      if (selectedId !== null) remove(workspace, selectedId)
    },
  },
  {
    id: 'edit.deselect',
    title: 'Select nothing',
    scope: 'transport',
    group: 'Edit',
    defaultKeys: ['Escape'],
    keyOnly: true,
    fixed: true,
    run: ({ ui, player }) => {
      // Out of a question first: what is selected stays, to be gone on with.
      if (ui.getState().segment !== null) return ui.setState({ segment: null, remark: null })
      ui.setState({ selectedId: null, remark: null, loopEdge: null, carried: null })
      player.setLoop(null)
    },
  },
]

const windowCommands: readonly WorkspaceCommand[] = [
  open('app.keys', 'Show all keys', ['Shift+Slash', 'F1'], ({ ui }) => ui.setState({ dialog: 'keys' })),
  open('app.palette', 'Find a command…', ['Ctrl+KeyP'], ({ ui }) => ui.setState({ dialog: 'palette' })),
  open('app.changeKeys', 'Change keys…', ['Shift+F1'], ({ ui }) => ui.setState({ dialog: 'change-keys' })),
  open('app.complete', 'Complete…', ['Ctrl+Enter'], ({ ui }) => ui.setState({ dialog: 'complete' })),
  open('app.notes', 'Write a note', ['Shift+KeyN'], ({ ui }) => ui.setState({ tab: 'notes' })),
  open('app.table', 'Show the table of codes', ['Shift+KeyT'], ({ ui }) => ui.setState({ tab: 'table' })),
  open('app.manual', 'Show the manual', ['Shift+KeyM'], ({ ui }) => ui.setState({ tab: 'manual' })),
  open('app.work', 'Back to the codes or ratings', ['Shift+KeyC'], ({ ui, observation }) => {
    const pass = passOf(observation.store.getState().view.scheme, ui.getState().passId)
    ui.setState({ tab: firstTab(pass) })
  }),
]

/** Passes by number, in the order in which they stand in the header. */
function passCommands(scheme: Scheme): WorkspaceCommand[] {
  return passesOf(scheme)
    .slice(0, 9)
    .map((pass, i) =>
      open(`app.pass:${pass.id}`, `Pass: ${pass.name}`, [`Ctrl+Shift+Digit${i + 1}`], (workspace) =>
        choosePass(workspace, pass),
      ),
    )
}

function open(
  id: string,
  title: string,
  defaultKeys: readonly string[],
  run: (workspace: Workspace) => void,
): WorkspaceCommand {
  return { id, title, scope: 'app', group: 'Window', defaultKeys, run }
}

/** One command for each code of the pass, under the key that the scheme gives it. */
export function codeCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  return scheme.sets
    .filter((set) => pass.sets.includes(set.id) && !pass.isCheck)
    .flatMap((set) =>
      set.codes.map((code): WorkspaceCommand => ({
        id: `coding.mark:${set.id}.${code.id}`,
        title: code.label,
        scope: 'coding',
        group: set.label,
        defaultKeys: [comboOfSchemeKey(code.key)],
        run: (workspace, event) => (set.segment === undefined ? mark : pressSegment)(workspace, set.id, code.id, event),
      })),
    )
}

/** Digits rate, with Shift the half point above, 0 asks for a reason, Enter goes on, and the scheme's mark keys keep evidence. */
export function ratingCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  if (pass.isCheck || (pass.ratings.length === 0 && pass.marks.length === 0)) return []
  const base = { scope: 'rating', group: 'Rate' } as const
  const digits = Array.from({ length: 10 }, (_, digit): WorkspaceCommand => ({
    ...base,
    id: `rating.digit:${digit}`,
    title: digit === 0 ? 'Cannot be rated…' : `Rate ${digit}`,
    defaultKeys: [`Digit${digit}`],
    keyOnly: digit !== 0,
    fixed: true,
    run: (workspace) => rateByDigit(workspace, digit),
  }))
  const halves = scheme.ratings.some((scale) => pass.ratings.includes(scale.id) && hasHalves(scale))
  const halfDigits = Array.from({ length: halves ? 10 : 0 }, (_, digit): WorkspaceCommand => ({
    ...base,
    id: `rating.half:${digit}`,
    title: `Rate ${digit}.5`,
    defaultKeys: [`Shift+Digit${digit}`],
    keyOnly: true,
    fixed: true,
    run: (workspace) => rateHalf(workspace, digit),
  }))
  const onward: WorkspaceCommand[] = [
    {
      ...base,
      id: 'rating.next',
      title: 'Next rating',
      defaultKeys: ['Enter'],
      run: (workspace) => goToTask(workspace, 1),
    },
    {
      ...base,
      id: 'rating.previous',
      title: 'Previous rating',
      defaultKeys: ['Shift+Enter'],
      run: (workspace) => goToTask(workspace, -1),
    },
  ]
  const marks = marksOf(scheme, pass).map((kind): WorkspaceCommand => ({
    ...base,
    id: `rating.mark:${kind.id}`,
    title: `${kind.label}: keep this moment as evidence`,
    defaultKeys: [comboOfSchemeKey(kind.key)],
    run: (workspace) => markEvidence(workspace, kind.id),
  }))
  return [...(pass.ratings.length > 0 ? [...digits, ...halfDigits, ...onward] : []), ...marks]
}

/** Everything that can be done in this pass of this scheme, by the lengths of steps that the person has set. */
export function workspaceCommands(
  scheme: Scheme,
  pass: Pass,
  preferences: Preferences = defaultPreferences,
): WorkspaceCommand[] {
  return [
    ...codeCommands(scheme, pass),
    ...ratingCommands(scheme, pass),
    ...checklistCommands(scheme, pass),
    ...gridCommands(scheme, pass),
    ...sortCommands(scheme, pass),
    ...pointsCommands(scheme, pass),
    ...visitCommands(pass),
    ...segmentCommands(scheme, pass),
    ...transportCommands(preferences),
    ...findCommands,
    ...loopCommands,
    ...stageCommands,
    ...(pass.isCheck ? checkCommands : []),
    ...editCommands,
    askCommand,
    ...windowCommands,
    ...passCommands(scheme),
    ...promptCommands(scheme),
  ]
}

/**
 * The scopes whose keys hold now. A question in place takes the keys of its answers, and codes have none meanwhile; the
 * picture goes on, so that what plays it does too. So it is for one about a segment.
 */
export function activeScopes(pass: Pass, asking: boolean, answering = false): Scope[] {
  if (asking) return ['prompt', 'transport', 'app']
  if (answering && !pass.isCheck) return ['answer', 'transport', 'app']
  return pass.isCheck ? ['check', 'transport', 'app'] : ['coding', 'rating', 'transport', 'app']
}
