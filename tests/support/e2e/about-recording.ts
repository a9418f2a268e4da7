import type { Page } from '@playwright/test'
import { keyboard } from './keyboard.ts'

/** Answers the six questions of T1 about the recording by key; whether the baby was upset is the story's to say. */
export async function answerAboutT1(page: Page, upset: 'yes' | 'no'): Promise<void> {
  const about = page.getByRole('region', { name: 'About this recording' })
  const answers: readonly (readonly [string, string])[] = [
    ['Was the baby clearly upset (5 s or more)?', upset],
    ["Baby's state at the start", 'alert'],
    ['Another person takes part or speaks', 'no'],
    ['Speech understood by the coder', 'all'],
    ['How sure are you of these ratings?', '2'],
    ['Did anything reveal group, time point or identity?', 'no'],
  ]
  for (const [question, answer] of answers)
    await keyboard(page).radio(about.getByRole('group', { name: question }), answer)
}
