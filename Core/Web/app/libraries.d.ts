// What the checker need not look into, and what it does not know yet.
declare module 'vue'
declare module 'quasar'

interface Array<T> {
  findLast(predicate: (value: T) => unknown): T | undefined
}
