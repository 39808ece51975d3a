import { addMessages } from '../../../../Core/Web/app/messages.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import '../fields/words.js'
import '../words.js'
import './roles.css'

addMessages({ en, zh })
