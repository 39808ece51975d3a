"""Reads the app's own sources: its messages, the keys that it asks for, the paths that it has, and texts that should not be there."""

import functools
import json
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "Core/Web", ROOT / "Tenants/Web", *sorted(ROOT.glob("Modules/*/Web"))]
CHINESE = re.compile(r"[\u3400-\u9fff]")


def files(*kinds: str) -> list[pathlib.Path]:
    """Code files; messages are no code."""
    found = [file for folder in FOLDERS for kind in kinds for file in sorted(folder.rglob(f"*.{kind}"))]
    return [file for file in found if file.parent.name != "messages"]


def name(file: pathlib.Path) -> str:
    return str(file.relative_to(ROOT))


@functools.cache
def code(file: pathlib.Path) -> str:
    """The source without its comments; lines keep their numbers."""
    return without_comments(file.read_text())


def without_comments(source: str) -> str:
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])  # noqa: E731
    source = re.sub(r"/\*.*?\*/", blank, source, flags=re.S)
    return re.sub(r"(?m)(?<![:'\"`\w\\])//[^\n]*", blank, source)


# --- Messages ---


def message_folders() -> list[pathlib.Path]:
    return sorted({file.parent for folder in FOLDERS for file in folder.rglob("messages/en.js")})


@functools.cache
def messages(folder: pathlib.Path, language: str) -> dict[str, str]:
    """`section.key` → text, of one file of messages."""
    return flat(evaluate(folder / f"{language}.js"))


@functools.cache
def catalogue(language: str) -> dict[str, str]:
    return {key: text for folder in message_folders() for key, text in messages(folder, language).items()}


def text(language: str, key: str, **values) -> str:
    """As the app's `t`."""
    found = catalogue(language)[key]
    if "|" in found:
        one, many = found.split("|")
        found = one if values.get("n") == 1 else many
    return re.sub(r"\{(\w+)\}", lambda match: str(values.get(match[1], match[0])), found)


def evaluate(file: pathlib.Path):
    """The default export of a file that holds nothing but literals. esbuild reads JavaScript, so that nothing here has to."""
    with tempfile.TemporaryDirectory() as folder:
        entry = pathlib.Path(folder) / "entry.js"
        entry.write_text(file.read_text())
        done = subprocess.run(["esbuild", entry, "--format=esm", "--minify-whitespace", "--charset=utf8"], capture_output=True, text=True, check=True)
    return literals(done.stdout)


def literals(source: str):
    """`var x={a:"b",c:{d:`e`}};export{x as default};` as values."""
    body = re.search(r"^(?:export default|var \w+=)(\{.*\})\s*;?$", re.sub(r";export\{[^{}]*\};?\s*$", "", source).strip(), re.S)
    assert body, f"a file of messages exports an object: {source[:200]}"
    tokens = re.findall(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|`(?:[^`\\]|\\.)*`|[\w$]+|[{}:,]', body[1], re.S)
    json_text = []
    for token in tokens:
        if token[0] in "\"'`":
            json_text.append(json.dumps(unquoted(token)))
        elif token in "{}:,":
            json_text.append(token)
        else:
            json_text.append(json.dumps(token))
    return json.loads("".join(json_text))


def unquoted(token: str) -> str:
    return re.sub(r"\\(u\{?[0-9a-fA-F]+\}?|x[0-9a-fA-F]{2}|.)", unescaped, token[1:-1], flags=re.S)


def unescaped(match: re.Match) -> str:
    escape = match[1]
    if escape[0] in "ux" and len(escape) > 1:
        return chr(int(escape.strip("ux{}"), 16))
    return {"n": "\n", "t": "\t"}.get(escape, escape)


def flat(tree: dict, prefix: str = "") -> dict[str, str]:
    found = {}
    for key, value in tree.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


@functools.cache
def namespaces() -> set[str]:
    return {key.split(".")[0] for key in catalogue("en")}


def asked_keys() -> dict[str, str]:
    """Keys that the code names in full → where."""
    found = {}
    for file in files("js", "jsx"):
        for match in re.finditer(r"['\"`]([a-zA-Z]\w*(?:\.\w+)+)['\"`]", code(file)):
            if match[1].split(".")[0] in namespaces() and match[1] not in permissions() and not re.search(r"\.(js|jsx|css|svg|csv|woff2|html)$", match[1]):
                found.setdefault(match[1], name(file))
    return found


def asked_patterns() -> list[re.Pattern]:
    """Keys that the code puts together: `funnel.closure.${outcome}Done`."""
    found = set()
    for file in files("js", "jsx"):
        for match in re.finditer(r"`([a-zA-Z]\w*\.[^`\n]*?\$\{[^`\n]*?)`", code(file)):
            if match[1].split(".")[0] in namespaces():
                parts = re.split(r"\$\{[^}]*\}", match[1])
                found.add(r"[^.]+".join(map(re.escape, parts)) + r"(\.\w+)*")
    return [re.compile(pattern) for pattern in sorted(found)]


# --- Texts in code ---

CODE = {'"code"', '"kbd"', '"pre"'}  # what is typed, not read
SPOKEN = {"label", "title", "placeholder", "aria-label", "alt", "caption", "hint", "message", "text", "subtitle", "tooltip"}
# The mark of the house, and languages in their own words: the same whatever the language.
UNSPOKEN = {"关", "中", "中文", "EN", "English"}
TOKEN = re.compile(r"""\s+|/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[A-Za-z_$][\w$]*|\d[\w.]*|=>|.""", re.S)
BEFORE_REGEX = set("(,=:[!&|?{};") | {"return", "=>", ""}


def literal_texts(file: pathlib.Path) -> list[str]:
    """Words for people that stand in JSX itself."""
    return texts_of(compiled(file.read_text()))


def compiled(source: str) -> str:
    command = ["esbuild", "--loader=jsx", "--jsx-factory=h", "--jsx-fragment=Fragment", "--charset=utf8"]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout


def texts_of(source: str) -> list[str]:
    """Texts that stand as a child or a spoken attribute of `h(type, attributes, ...children)`."""
    found, open_calls, tokens = [], [], list(tokens_of(source))
    for at, token in enumerate(tokens):
        before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
        if token in "([{":
            open_calls.append([token == "(" and before == "h", 0, after])
        elif token in ")]}":
            open_calls.pop()
        elif token == "," and open_calls:
            open_calls[-1][1] += 1
        elif token[0] in "\"'`" and has_words(token):
            is_child = open_calls and open_calls[-1][0] and open_calls[-1][1] >= 2 and before == "," and after in ",)" and open_calls[-1][2] not in CODE
            is_attribute = before == ":" and tokens[at - 2].strip("\"'") in SPOKEN and tokens[at - 3] in "{," and open_calls[-2][0]
            if is_child or is_attribute:
                found.append(token)
    return found


def tokens_of(source: str):
    """Strings, templates and regular expressions as one token each; no white space."""
    at, last = 0, ""
    while at < len(source):
        if source[at] == "`":
            end = end_of_template(source, at)
        elif source[at] == "/" and source[at + 1] not in "/*" and last in BEFORE_REGEX:
            end = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/\w*").match(source, at).end()
        else:
            end = TOKEN.match(source, at).end()
        token, at = source[at:end], end
        if not token.isspace() and not token.startswith(("//", "/*")):
            last = token
            yield token


def end_of_template(source: str, at: int) -> int:
    at += 1
    while source[at] != "`":
        if source[at] == "\\":
            at += 1
        elif source.startswith("${", at):
            at = end_of_expression(source, at + 2) - 1
        at += 1
    return at + 1


def end_of_expression(source: str, at: int) -> int:
    depth = 1
    while depth:
        if source[at] == "`":
            at = end_of_template(source, at)
            continue
        depth += {"{": 1, "}": -1}.get(source[at], 0)
        at += 1
    return at


def has_words(token: str) -> bool:
    words = re.sub(r"\$\{[^}]*\}", "", token[1:-1])
    return words not in UNSPOKEN and bool(re.search(r"[A-Za-z]{2}|[\u3400-\u9fff]", words)) and not re.fullmatch(r"[\w-]+(\.[\w-]+)+\.?", words)


def chinese_texts(file: pathlib.Path) -> list[str]:
    source = code(file)
    found = [match for match in re.finditer(r"[\u3400-\u9fff]+", source) if match[0] not in UNSPOKEN]
    return [f"{place(file, source, match)} {match[0]}" for match in found]


def place(file: pathlib.Path, source: str, match: re.Match) -> str:
    return f"{name(file)}:{source[:match.start()].count(chr(10)) + 1}"


# --- Paths ---


def path_modules() -> list[str]:
    """Modules whose export tells the pages that there are: the frame's own and those of the plugs, ready to be imported by a browser."""
    entries = [ROOT / "Core/Web/pages.js", *(folder / "index.jsx" for folder in FOLDERS[1:])]
    return [bundled(entry) for entry in entries if entry.exists()]


def bundled(entry: pathlib.Path) -> str:
    command = ["esbuild", entry, "--bundle", "--format=esm", "--external:*.jsx", "--charset=utf8", "--log-level=error"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@functools.cache
def permissions() -> set[str]:
    """Names that look like keys of messages."""
    declared = [file.read_text() for folder in ("Core", "Tenants", "Modules") for file in (ROOT / folder).rglob("*.swift")]
    return {match for text in declared for match in re.findall(r"Permission\(\s*\"([\w.]+)\"", text)}
