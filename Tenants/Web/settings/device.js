// Names a browser and its system from the agent string that it sent: enough to tell one's own devices apart.

const browsers = [
  ['WeCom', /wxwork\//i], ['WeChat', /MicroMessenger\//], ['DingTalk', /DingTalk\//i], ['Edge', /Edg(e|A|iOS)?\//], ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//], ['QQ', /QQBrowser\//], ['Firefox', /(Firefox|FxiOS)\//], ['Chrome', /(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /Safari\//], ['curl', /^curl\//],
]

const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/], ['Android', /Android/], ['iPhone', /iPhone/], ['iPad', /iPad/], ['Windows', /Windows/], ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
]

const nameIn = (names, agent) => names.find(([, pattern]) => pattern.test(agent))?.[0] ?? ''

/**
 * @param {string} agent the header's text
 * @returns {{ browser: string, system: string, isPhone: boolean }} empty names where it can't be told
 */
export function device(agent) {
  const system = nameIn(systems, agent)
  return { browser: nameIn(browsers, agent), system, isPhone: /Android|iPhone|HarmonyOS/.test(system) }
}
