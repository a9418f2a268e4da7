import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ConversionDesk, withoutScripts } from '../../support/conversion-desk.ts'
import { onClips } from '../../support/media-clips.ts'
import { codeOf, jobId } from '../../support/study-builder.ts'

let desk: ConversionDesk

beforeEach(async () => {
  desk = new ConversionDesk()
  await desk.begin()
})
afterEach(() => desk.end())

describe.skipIf(withoutScripts)(onClips('a converter that misbehaves'), () => {
  test('one that is killed from outside: that copy fails, the next is made, nothing half is left', async () => {
    await desk.converterThat(
      'case "$source" in */killed.avi) echo half > "$part"; kill -9 $$ ;; esac\nexec "$real" "$@"',
    )
    await desk.add([desk.film('killed.avi'), desk.film('fine.avi')])
    expect(await desk.run()).toEqual({ done: 1, failed: 1 })
    expect(await desk.problems()).toEqual(['conversion-stopped', null])
    expect(desk.copies()).toEqual([expect.stringMatching(/^fine .*\.mp4$/)])
  })

  test('one that writes half and gives up: its words are told, and no half file is left', async () => {
    await desk.converterThat('head -c 2000 "$source" > "$part"; echo "[avi @ 0x1] Broken index" >&2; exit 1')
    await desk.add([desk.film('a.avi')])
    await desk.run()
    const [row] = await desk.rows()
    expect(row?.problem).toEqual({ code: 'conversion-failed', params: { name: 'a.avi', detail: 'Broken index' } })
    expect(desk.copies()).toEqual([])
  })

  test('what it says of files and folders is not repeated', async () => {
    await desk.converterThat('echo "cannot open $source" >&2; exit 1')
    await desk.add([desk.film('a.avi')])
    await desk.run()
    const [row] = await desk.rows()
    expect(row?.problem?.params['detail']).toBe('')
  })

  test('one that says nothing, writes half and claims success is not believed', async () => {
    await desk.converterThat('head -c 2000 "$source" > "$part"; exit 0')
    await desk.add([desk.film('a.avi')])
    await desk.run()
    expect([await desk.problems(), desk.copies()]).toEqual([['conversion-failed'], []])
  })

  test('one that loses frames is caught', async () => {
    await desk.converterThat(
      '"$real" "$@" && "$real" -v error -y -i "$part" -frames:v 40 -c copy -f mp4 "$part.2" && mv "$part.2" "$part"',
    )
    await desk.add([desk.film('a.avi')])
    await desk.run()
    const [row] = await desk.rows()
    expect(row?.problem).toEqual({
      code: 'conversion-frames-differ',
      params: { name: 'a.avi', frames: 60, copied: 40 },
    })
    expect(desk.copies()).toEqual([])
  })

  test('one that moves frames is caught', async () => {
    await desk.converterThat(
      '"$real" "$@" && "$real" -v error -y -i "$part" -c copy -bsf:v setts=ts=TS+N*180 -f mp4 "$part.2" && mv "$part.2" "$part"',
    )
    await desk.add([desk.film('a.avi')])
    await desk.run()
    expect([await desk.problems(), desk.copies()]).toEqual([['conversion-times-differ'], []])
  })

  test('a source that is exchanged while its copy is made: that copy is not kept', async () => {
    await desk.converterThat('"$real" "$@" && echo more >> "$source"')
    await desk.add([desk.film('a.avi')])
    await desk.run()
    expect([await desk.problems(), desk.copies()]).toEqual([['conversion-source-changed'], []])
  })

  test('a full disk is said to be full', async () => {
    await desk.converterThat(
      'echo half > "$part"; echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1',
    )
    await desk.add([desk.film('a.avi')])
    await desk.run()
    expect([await desk.problems(), desk.copies()]).toEqual([['disk-full'], []])
  })

  test('an older one that knows the older option only makes the copy all the same', async () => {
    await desk.converterThat(
      'case "$*" in *fps_mode*) echo "Unrecognized option \'fps_mode\'." >&2; exit 1 ;; esac\nexec "$real" "$@"',
    )
    await desk.add([desk.film('a.avi')])
    expect(await desk.run()).toEqual({ done: 1, failed: 0 })
  })

  test('a copy that failed is queued again when it is asked for again', async () => {
    const path = desk.film('a.avi')
    await desk.converterThat('exit 1')
    await desk.add([path])
    await desk.run()
    await desk.client.call('converter.choose', { path: null })
    const rows = await desk.add([path])
    expect(rows).toMatchObject([{ status: 'queued', problem: null }])
    expect(await desk.run()).toEqual({ done: 1, failed: 0 })
  })
})

// Its number is known before its file is there: a test that waits for the file may end it at once.
const SLOW = 'echo $$ > "$0.pid"; echo half > "$part"; exec sleep 60'
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe.skipIf(withoutScripts)(onClips('work on copies that is broken off'), () => {
  test('a cancel ends what the chosen program started, too', async () => {
    await desk.converterThat(`echo half > "$part"; sh -c 'echo $$ > "'"$0"'.pid"; exec sleep 60'; true`)
    await desk.add([desk.film('a.avi')])
    const job = jobId()
    const running = codeOf(desk.run(job))
    const pidFile = desk.path('program', 'ffmpeg.pid')
    await vi.waitUntil(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').trim() !== '', { timeout: 30_000 })
    await desk.client.call('jobs.cancel', job)
    expect(await running).toBe('cancelled')
    expect(desk.copies()).toEqual([])
    // Whoever inherits it may take a moment to notice that it has ended.
    await vi.waitUntil(() => !isAlive(Number(readFileSync(pidFile, 'utf8'))), { timeout: 20_000 })
  })

  test('a cancel ends the converter, leaves no file, and the copy stays queued', async () => {
    const program = await desk.converterThat(SLOW)
    await desk.add([desk.film('a.avi')])
    const job = jobId()
    const running = codeOf(desk.run(job))
    await desk.untilPartIsThere()
    expect(await desk.statuses()).toEqual(['running'])
    await desk.client.call('jobs.cancel', job)
    expect(await running).toBe('cancelled')
    expect([await desk.statuses(), desk.copies()]).toEqual([['queued'], []])
    expect(isAlive(Number(readFileSync(`${program}.pid`, 'utf8')))).toBe(false)
  })

  test('a copy at work cannot be taken out, and no second run begins', async () => {
    await desk.converterThat(SLOW)
    const [row] = await desk.add([desk.film('a.avi')])
    const job = jobId()
    const running = codeOf(desk.run(job))
    await desk.untilPartIsThere()
    expect(await codeOf(desk.client.call('conversions.remove', { id: row?.id ?? '' }))).toBe('conversion-running')
    expect(await codeOf(desk.run())).toBe('job-already-running')
    await desk.client.call('jobs.cancel', job)
    await running
  })

  test('after closing and opening again the queue goes on, and left-over parts are gone', async () => {
    await desk.converterThat(SLOW)
    await desk.add([desk.film('a.avi'), desk.film('b.avi')])
    const running = codeOf(desk.run())
    await desk.untilPartIsThere()
    await desk.app.close()
    await running
    writeFileSync(desk.path('s media', 'of a killed process [0a1b2c] convert.mp4.9f8e7d.part'), 'half')
    writeFileSync(desk.path('s media', 'somebody’s own.mp4.part'), 'not ours')
    await desk.beginAgain()
    expect(await desk.statuses()).toEqual(['queued', 'queued'])
    await vi.waitUntil(() => !desk.copies().some((name) => name.includes('killed process')))
    await desk.client.call('converter.choose', { path: null })
    expect(await desk.run()).toEqual({ done: 2, failed: 0 })
    expect(desk.copies().filter((name) => !name.endsWith('.mp4'))).toEqual(['somebody’s own.mp4.part'])
  })
})
