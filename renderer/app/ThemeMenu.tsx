import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { chooseTheme, useTheme, type ThemeChoice } from './theme.ts'

const icons = { system: Monitor, light: Sun, dark: Moon } as const

const entries: readonly (MenuEntry & { readonly id: ThemeChoice })[] = [
  { id: 'system', label: 'As the system', icon: <Monitor size={14} aria-hidden /> },
  { id: 'light', label: 'Light', icon: <Sun size={14} aria-hidden /> },
  { id: 'dark', label: 'Dark', icon: <Moon size={14} aria-hidden /> },
]

/** Light or dark, for the face that is shown. */
export function ThemeMenu() {
  const choice = useTheme((theme) => theme[theme.face])
  const Icon = icons[choice]
  return (
    <Menu
      label="Colours"
      entries={entries}
      selected={choice}
      onAction={(id) => {
        const entry = entries.find((one) => one.id === id)
        if (entry !== undefined) chooseTheme(entry.id)
      }}
      trigger={
        <IconButton small label="Colours: light or dark">
          <Icon size={15} aria-hidden />
        </IconButton>
      }
    />
  )
}
