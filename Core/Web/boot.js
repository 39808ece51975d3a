// Quasar's UMD build looks for Vue on window when it is evaluated: this file must be imported before it (see .web/quasar.js).
import * as Vue from 'vue'

window.Vue = Vue
