import { useEffect, useLayoutEffect, useRef } from 'react'
import { comboOf, type Combo } from '../../../commands/combo.ts'
import { isModifier } from '../../../commands/system-keys.ts'

/**
 * While `listening`, the next keys pressed are told instead of doing anything. Escape leaves it: `null` is told then,
 * and when the window loses the focus.
 */
export function usePressedKeys(listening: boolean, onPressed: (combo: Combo | null) => void): void {
  const told = useRef(onPressed)
  useLayoutEffect(() => {
    told.current = onPressed
  })
  useEffect(() => {
    if (!listening) return undefined
    const onKey = (event: KeyboardEvent): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.repeat || isModifier(event.code)) return
      swallowKeyUp()
      // A key that writes a third sign is two keys to some systems; it cannot be told apart from Ctrl+Alt.
      const combo = event.getModifierState('AltGraph') ? '' : comboOf(event)
      told.current(event.code === 'Escape' ? null : combo)
    }
    const onBlur = (): void => told.current(null)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('blur', onBlur)
    }
  }, [listening])
}

/** Space that comes up again must not press the button that is in focus. */
function swallowKeyUp(): void {
  const onUp = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keyup', onUp, { capture: true, once: true })
}
