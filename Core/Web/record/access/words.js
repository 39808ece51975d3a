import { addMessages } from '../../app/messages.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './access.css'

addMessages({ en, zh })
