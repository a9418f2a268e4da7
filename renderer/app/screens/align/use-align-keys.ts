import { useEffect } from 'react'
import { comboOf } from '../../../commands/combo.ts'
import { goBy } from '../../../features/align/MiniTransport.tsx'
import type { Player } from '../../../state/player.ts'

type AlignKeys = {
  /** What Space, steps and arrows go to. */
  readonly player: Player | null
  /** Moves the chosen picture by frames; absent where there is nothing to move yet. */
  readonly onMove?: ((frames: number) => void) | undefined
  /** Makes the n-th camera (from 0) the one that keys go to. */
  readonly onChoose?: ((n: number) => void) | undefined
}

const overlay = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'
const seconds: Readonly<Record<string, number>> = {
  ArrowLeft: -1000,
  ArrowRight: 1000,
  'Shift+ArrowLeft': -5000,
  'Shift+ArrowRight': 5000,
}
const frames: Readonly<Record<string, number>> = { Comma: -1, Period: 1, 'Shift+Comma': -10, 'Shift+Period': 10 }
const moves: Readonly<Record<string, number>> = {
  BracketLeft: -1,
  BracketRight: 1,
  'Shift+BracketLeft': -10,
  'Shift+BracketRight': 10,
}

/** The keyboard of the screen. Enter, and Space on a control that is no picture's, press what has the focus. */
export function useAlignKeys({ player, onMove, onChoose }: AlignKeys): void {
  useEffect(() => {
    const act = (combo: string): boolean => {
      const digit = /^Digit([1-4])$/.exec(combo)?.[1]
      if (digit !== undefined && onChoose !== undefined) onChoose(Number(digit) - 1)
      else if (moves[combo] !== undefined && onMove !== undefined) onMove(moves[combo])
      else if (player === null) return false
      else if (combo === 'Space') player.toggle()
      else if (frames[combo] !== undefined) player.stepFrames(frames[combo])
      else if (seconds[combo] !== undefined) goBy(player, seconds[combo])
      else return false
      return true
    }
    const onKey = (event: KeyboardEvent): void => {
      const combo = comboOf(event)
      if (event.isComposing || isTheControls(event, combo)) return
      // A held Space would play and pause in turn.
      if (event.repeat && combo === 'Space') return event.preventDefault()
      if (!act(combo)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // A button in focus presses itself when Space comes up again.
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.code === 'Space' && !isTheControls(event, 'Space')) event.preventDefault()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKeyUp, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKeyUp, { capture: true })
    }
  }, [player, onMove, onChoose])
}

function isTheControls(event: KeyboardEvent, combo: string): boolean {
  if (document.querySelector(overlay) !== null) return true
  const target = event.target instanceof Element ? event.target : null
  if (target === null) return false
  if (target.closest('input[type="range"]') !== null) return combo.endsWith('ArrowLeft') || combo.endsWith('ArrowRight')
  if (target.closest('input, textarea, select') !== null) return true
  // Within a camera's own part Space plays it, whatever was pressed there last.
  return combo === 'Space' && target.closest('button, a') !== null && target.closest('[data-transport]') === null
}
