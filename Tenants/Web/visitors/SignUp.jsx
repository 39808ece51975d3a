import { computed, defineComponent, ref } from 'vue'
import { api } from '../../../Core/Web/app/client.js'
import { language, t } from '../../../Core/Web/app/messages.js'
import { Link } from '../../../Core/Web/parts/Link.jsx'
import { FormProblem } from '../form/FormProblem.jsx'
import { PasswordInput } from '../form/PasswordInput.jsx'
import { SubmitButton } from '../form/SubmitButton.jsx'
import { TextInput } from '../form/TextInput.jsx'
import { passwordRules } from '../form/password.js'
import { isEmail, missing, useForm } from '../form/useForm.js'
import { VisitorPage } from './VisitorPage.jsx'
import { enter } from './entrance.js'
import { slugFault, slugOf, slugOfEmail } from './slug.js'
import { QIcon } from 'quasar'
const terms = ['visitor.term.days', 'visitor.term.card', 'visitor.term.after']

/** `/sign-up`: a company gets a workspace, and its first user owns it. */
export default defineComponent({
  name: 'SignUp',
  setup() {
    const hasOwnSlug = ref(false)
    const form = useForm({ initial: { company: '', slug: '', name: '', email: '', password: '' }, check, send })
    const known = computed(() => [form.values.company, form.values.slug, form.values.name, form.values.email].filter(Boolean))
    const fault = computed(() => (form.values.slug === '' ? null : slugFault(form.values.slug)))

    function check(values) {
      const found = missing(values, ['company', 'slug', 'name', 'email', 'password'])
      if (!found.slug && slugFault(values.slug)) found.slug = t(`visitor.slugFault.${slugFault(values.slug)}`)
      if (!found.email && !isEmail(values.email)) found.email = t('tenants.form.email')
      const broken = found.password ? null : passwordRules(values.password, known.value).find(rule => !rule.met)
      return broken ? { ...found, password: t(`tenants.form.rule.${broken.name}`) } : found
    }

    async function send(values) {
      await api.post('/workspaces', { ...values, email: values.email.trim(), language: language.value })
      await enter()
    }

    function suggest() {
      if (hasOwnSlug.value) return
      form.write('slug', slugOf(form.values.company) || slugOfEmail(form.values.email))
    }
    function writeSlug(text) {
      const slug = text.toLowerCase().replace(/[\s_.]+/g, '-')
      hasOwnSlug.value = slug !== ''
      form.write('slug', slug)
    }
    const writing = (name, then) => ({ ...form.bind(name), 'onUpdate:modelValue': text => { form.write(name, text); then() } })

    const slugHint = () => {
      if (form.errors.slug) return null
      if (form.values.slug === '') return t('visitor.slugHint')
      if (fault.value) return <span class="gx-slug-fault"><QIcon name="info" size="15px"/>{t(`visitor.slugFault.${fault.value}`)}</span>
      return <span class="gx-slug-good"><QIcon name="check_circle" size="15px"/>{t('visitor.slugGood', { slug: form.values.slug })}</span>
    }

    return () => (
      <VisitorPage title={t('visitor.signUpTitle')} lead={t('visitor.signUpLead')}>{{
        default: () => (
          <form class="gx-entrance-form" noValidate onSubmit={event => { event.preventDefault(); form.submit() }}>
            <ul class="gx-terms">{terms.map(term => <li key={term}><QIcon name="check" size="16px"/>{t(term)}</li>)}</ul>
            <FormProblem state={form.state}/>
            <TextInput {...writing('company', suggest)} label={t('visitor.company')} autocomplete="organization" required autofocus/>
            <TextInput
              {...form.bind('slug')} label={t('visitor.slug')} maxlength={50} required onUpdate:modelValue={writeSlug}
            >{{ hint: slugHint }}</TextInput>
            <div class="gx-entrance-pair">
              <TextInput {...form.bind('name')} label={t('visitor.name')} autocomplete="name" maxlength={100} required/>
              <TextInput {...writing('email', suggest)} label={t('visitor.workEmail')} type="email" autocomplete="email" required/>
            </div>
            <PasswordInput {...form.bind('password')} label={t('visitor.password')} known={known.value}/>
            <SubmitButton state={form.state} label={t('visitor.signUp')}/>
          </form>
        ),
        footer: () => [t('visitor.hasWorkspace'), ' ', <Link to="/sign-in">{() => t('visitor.signIn')}</Link>],
      }}</VisitorPage>
    )
  },
})
