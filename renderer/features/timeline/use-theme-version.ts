import { useEffect, useState } from 'react'

/** A number that changes whenever colours may have: the canvas has to read its palette again. */
export function useThemeVersion(): number {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const bump = (): void => setVersion((now) => now + 1)
    const observer = new MutationObserver(bump)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-face', 'class', 'style'] })
    const media = window.matchMedia('(prefers-color-scheme: dark)')
    media.addEventListener('change', bump)
    void document.fonts.ready.then(bump)
    return () => {
      observer.disconnect()
      media.removeEventListener('change', bump)
    }
  }, [])
  return version
}
