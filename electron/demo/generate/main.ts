import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format } from 'prettier'
import { encodeCamera } from './encode.ts'
import { allScripts } from './script.ts'
import { composeStudy } from './study.ts'

/*
 * Draws the demo study. Run with Node 24 from the repository's root, with ffmpeg on the path:
 *   node electron/demo/generate/main.ts                 everything
 *   node electron/demo/generate/main.ts --only D001-t1  the two files of one recording
 *   node electron/demo/generate/main.ts --data          demo-study.json alone, no media
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, data: { type: 'boolean', default: false } } })
const folder = join(import.meta.dirname, '..')

if (!values.data) {
  const scripts = allScripts().filter(({ id }) => values.only === undefined || values.only === id)
  if (scripts.length === 0) throw new RangeError(`no recording ${values.only}; they are called D001-t1 to D010-t2`)
  await mkdir(join(folder, 'media'), { recursive: true })
  for (const script of scripts) {
    // Two cameras at a time: one thread draws while the two encoders work.
    await Promise.all(
      (['mother', 'baby'] as const).map((camera) =>
        encodeCamera(script, camera, join(folder, 'media', `${script.id}-${camera}.mp4`)),
      ),
    )
    console.log(`${script.id} drawn`)
  }
}
if (values.only === undefined) {
  const text = await format(JSON.stringify(composeStudy()), { parser: 'json', printWidth: 120 })
  await writeFile(join(folder, 'demo-study.json'), text)
  console.log('demo-study.json written')
}
