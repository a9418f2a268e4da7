import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#shared/lib/prng.ts'
import type { DemoStudy } from '../../../electron/demo/demo-study.ts'
import { expertObserver, observe, secondObserver, trainedObserver } from '../../../electron/demo/generate/observers.ts'
import { allScripts, writeScript } from '../../../electron/demo/generate/script.ts'
import { composeStudy, observeAll } from '../../../electron/demo/generate/study.ts'
import { writeVoices } from '../../../electron/demo/generate/voice.ts'

const scripts = allScripts()

describe('the model of observers', () => {
  test('the same seed gives the same observations, another seed gives others', () => {
    expect(observeAll(scripts, 5)).toEqual(observeAll(scripts, 5))
    expect(observeAll(scripts, 5)).not.toEqual(observeAll(scripts, 6))
  })

  test('whatever the seed and the observer, an exhaustive set fills its episodes', () => {
    const observers = [
      trainedObserver,
      secondObserver,
      { ...trainedObserver, accuracy: 0.3, missShort: 0.9, split: 0.9, lagSpread: 900 },
    ]
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...scripts),
        fc.constantFrom(...observers),
        (seed, script, observer) => {
          const events = observe(seededRandom(seed), observer, script.events, script.episodes)
          for (const set of ['inf_phase', 'cg_phase']) {
            for (const { startMs, endMs } of script.episodes) {
              const states = events.filter(
                (event) => event.set === set && event.onset >= startMs && event.onset < endMs,
              )
              const starts = states.map(({ onset }) => onset)
              expect(starts[0]).toBe(startMs)
              expect(states.map(({ offset }) => offset)).toEqual([...starts.slice(1), endMs])
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('an observer who never errs and never lags returns the script', () => {
    const perfect = { accuracy: 1, lagMean: 0, lagSpread: 0, missShort: 0, split: 0 }
    for (const script of scripts) {
      const seen = observe(seededRandom(1), perfect, script.events, script.episodes)
      expect(seen.filter(({ set }) => set !== 'inf_reg')).toEqual(script.events.filter(({ set }) => set !== 'inf_reg'))
    }
  })

  test('keys come about as late as the observer is said to be', () => {
    const late = { ...expertObserver, lagMean: 300, lagSpread: 150 }
    const lags = scripts.flatMap((script) => {
      const seen = observe(seededRandom(script.seed), late, script.events, script.episodes)
      const truth = script.events.filter(({ set }) => set === 'cg_phase' || set === 'inf_phase')
      const same = seen.filter(({ set }) => set === 'cg_phase' || set === 'inf_phase')
      return same.map(({ onset }, i) => onset - (truth[i]?.onset ?? 0)).filter((lag) => lag !== 0)
    })
    const mean = lags.reduce((a, b) => a + b, 0) / lags.length
    expect(mean).toBeGreaterThan(270)
    expect(mean).toBeLessThan(345)
  })
})

describe('the generator', () => {
  test('it writes the committed study again', () => {
    const committed = JSON.parse(
      readFileSync(new URL('../../../electron/demo/demo-study.json', import.meta.url), 'utf8'),
    ) as DemoStudy
    expect(composeStudy()).toEqual(committed)
  })

  test('a script does not depend on which scripts were written before it', () => {
    expect(writeScript('D007', 't2')).toEqual(scripts.find(({ id }) => id === 'D007-t2'))
  })

  test('a bout in which the mother talks begins with her voice', () => {
    for (const script of scripts) {
      const starts = new Set(
        writeVoices(script)
          .filter(({ who }) => who === 'mother')
          .map(({ from }) => from * 40),
      )
      for (const { code, onset } of script.events)
        if (code === 'cvoc' || code === 'cpos') expect(starts).toContain(onset)
    }
  })

  test('the mother is silent while the still face is held', () => {
    for (const script of scripts) {
      const held = script.events.filter(({ code }) => code === 'csf')
      const voices = writeVoices(script).filter(({ who }) => who === 'mother')
      for (const { onset, offset } of held)
        expect(voices.filter(({ from, to }) => from * 40 < (offset ?? 0) && to * 40 > onset)).toEqual([])
    }
  })
})
