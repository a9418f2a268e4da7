/** How a committed change came about. An undo or a redo is a change of its own: the reverse of an earlier one. */
export type ChangeCause = 'do' | 'undo' | 'redo'
export type CommittedChange = { readonly seq: number; readonly cause: ChangeCause }

/** Numbers of committed changes; the last of each list is the one whose reverse is committed next. */
export type HistoryStacks = { readonly undo: readonly number[]; readonly redo: readonly number[] }

/**
 * Rebuilds the undo and redo stacks from what was committed, in order, so that history survives closing the app. To
 * undo: commit the reverse of the last `undo` entry with cause `undo`; to redo: the reverse of the last `redo` entry
 * (which is an undo) with cause `redo`. A new change empties the redo stack. An undo or redo that nothing called for
 * (a log that was cut short) is taken as a new change, so that it can be undone like one.
 */
export function historyOf(changes: Iterable<CommittedChange>): HistoryStacks {
  const undo: number[] = []
  let redo: number[] = []
  for (const { seq, cause } of changes) {
    if (cause === 'undo' && undo.length > 0) {
      undo.pop()
      redo.push(seq)
    } else if (cause === 'redo' && redo.length > 0) {
      redo.pop()
      undo.push(seq)
    } else {
      undo.push(seq)
      redo = []
    }
  }
  return { undo, redo }
}

/** The change to reverse for the next undo or redo, or null where there is none. */
export function nextToReverse(stacks: HistoryStacks, direction: 'undo' | 'redo'): number | null {
  return stacks[direction].at(-1) ?? null
}
