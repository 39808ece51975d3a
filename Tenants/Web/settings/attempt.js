import { notify } from '../../../Core/Web/app/notify.js'

/**
 * Does something and tells how it went: `done` in words, or what was wrong.
 * @param {() => Promise<any>} work
 * @param {string} done
 */
export async function attempt(work, done) {
  try {
    await work()
    notify.ok(done)
  } catch (problem) {
    notify.problem(problem)
  }
}
