import { useEffect, useState } from 'react'
import type { KeyLabels } from './combo.ts'

type KeyboardWithLayout = { readonly getLayoutMap?: () => Promise<KeyLabels> }

/** What is printed on the keys of this keyboard, where the browser can tell; undefined elsewhere. */
export function useKeyLabels(): KeyLabels | undefined {
  const [labels, setLabels] = useState<KeyLabels>()
  useEffect(() => {
    const { keyboard } = navigator as { readonly keyboard?: KeyboardWithLayout }
    keyboard?.getLayoutMap?.().then(setLabels, () => undefined)
  }, [])
  return labels
}
