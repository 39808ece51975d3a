// The builder and the summary of filters may come in different chunks: whichever comes first brings the texts and the looks.
import { addMessages } from '../app/messages.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './filter.css'

addMessages({ en, zh })
