import { h as create, Fragment } from 'vue'

/**
 * The JSX factory. Children of a component are its slots: one function (the default slot) or an object of functions;
 * children of an element are an ordinary list.
 */
export function h(type, props, ...children) {
  if (children.length === 0) return create(type, props)
  if (children.length === 1) return create(type, props, children[0])
  return create(type, props, children)
}

export { Fragment }
