import { create } from 'zustand'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Face = 'leading' | 'coding'

type ThemeState = { readonly leading: ThemeChoice; readonly coding: ThemeChoice; readonly face: Face }

const stored = 'attune-theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')

/** Each face has its own choice: leading follows the system, coding is dark, until a person chooses otherwise. */
export const useTheme = create<ThemeState>()(() => ({
  leading: 'system',
  coding: 'dark',
  face: 'leading',
  ...readStored(),
}))

export function chooseTheme(choice: ThemeChoice): void {
  useTheme.setState((state) => ({ [state.face]: choice }))
  const { leading, coding } = useTheme.getState()
  localStorage.setItem(stored, JSON.stringify({ leading, coding }))
}

export function showFace(face: Face): void {
  useTheme.setState({ face })
}

/** Keeps `data-theme` and `data-face` of the root element true. Called once, before the first drawing. */
export function startTheme(): void {
  const apply = (): void => {
    const { face, ...choices } = useTheme.getState()
    const choice = choices[face]
    document.documentElement.dataset['theme'] = choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice
    document.documentElement.dataset['face'] = face
  }
  useTheme.subscribe(apply)
  dark.addEventListener('change', apply)
  apply()
}

function readStored(): Partial<ThemeState> {
  try {
    const value = JSON.parse(localStorage.getItem(stored) ?? '{}') as Partial<Record<Face, unknown>>
    return {
      ...(isChoice(value.leading) ? { leading: value.leading } : {}),
      ...(isChoice(value.coding) ? { coding: value.coding } : {}),
    }
  } catch {
    // A broken note of a preference is not worth a word: the defaults hold.
    return {}
  }
}

function isChoice(value: unknown): value is ThemeChoice {
  return value === 'system' || value === 'light' || value === 'dark'
}
