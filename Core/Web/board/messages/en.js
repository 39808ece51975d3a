export default {
  board: {
    move_to: 'Move to',
    move_menu: 'Move {name}',
    card_keys: 'Enter opens, Alt and arrow keys move, M offers all columns',
    moved: '{name} moved to {column}',
    put_back: '{name} is back in {column}',
    empty: 'Nothing here',
    loading: 'Loading cards',
    problem: 'Could not be loaded.',
    retry: 'Try again',
    no_value: 'Not set',
    add_to: 'New in {title}',
  },
}
