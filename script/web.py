"""Bundles the web app: third-party files out of pinned wheels, our own JSX through esbuild, one icon font of what is used."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import brotli
import gzip

from web_icons import icon_font

ROOT = pathlib.Path(__file__).resolve().parent.parent
PARTS = ROOT / ".web"
DIST = ROOT / "dist"
PACKAGES = ROOT / "script" / "web-packages.txt"
FIRST_LOAD_LIMIT = 250 * 1024
# The icons that a workspace can give to an object of its own: the server's list.
OFFERED_ICONS = ROOT / "Core/Objects/ObjectIcon.swift"

# What is taken out of which wheel, and what it is called here.
TAKEN = {
    "nicegui": {
        "nicegui/static/vue.esm-browser.prod.js": "vue.js",
        "nicegui/static/quasar.umd.prod.js": "quasar.umd.js",
        "nicegui/static/quasar.unimportant.prod.css": "quasar.css",
        "nicegui/static/quasar.important.prod.css": "quasar.important.css",
        "nicegui/elements/sortable/dist/index.js": "sortable.js",
        "nicegui/static/lang/zh-CN.umd.prod.js": "quasar.zh.js",
        "nicegui/static/lang/en-US.umd.prod.js": "quasar.en.js",
        "nicegui/static/fonts/a35a05f781345176.woff2": "material-icons.woff2",
    },
}
# Of Quasar's exports besides its components; the build fails where one is missing.
QUASAR_NAMES = "Quasar Notify Dialog Dark Lang Screen Platform ClosePopup Ripple copyToClipboard exportFile debounce throttle useQuasar date scroll".split()


# Families of Quasar's parts and the classes that only their own style uses: what no page imports is left out of the style sheet.
STYLED_PARTS = {
    "QTimeline": "timeline", "QSlider QRange": "slider", "QStepper": "stepper", "QTree": "tree", "QFab": "fab", "QCarousel": "carousel",
    "QColor": "color-picker", "QUploader": "uploader", "QEditor": "editor", "QSplitter": "splitter", "QChatMessage": "message", "QRating": "rating",
    "QTable QMarkupTable": "table", "QTime": "time", "QSlideItem": "slide-item", "QPullToRefresh": "pull-to-refresh", "QParallax": "parallax",
    "QKnob": "knob", "QImg": "img", "QVideo": "video", "QDrawer": "drawer", "QExpansionItem": "expansion-item", "QPagination": "pagination",
}


def main():
    unpack_packages()
    wanted = digest_of_inputs()
    if (DIST / "index.html").is_file() and read(PARTS / "built") == wanted:
        return
    with tempfile.TemporaryDirectory(dir=PARTS) as folder:
        build(pathlib.Path(folder))
    (PARTS / "built").write_text(wanted)


def build(target):
    app = target / "app"
    used = icon_font(sources(), offered_icons(), PARTS / "quasar.umd.js", PARTS / "material-icons.woff2", PARTS / "icons.woff2")
    write_used_styles()
    libraries = bundle_libraries(app)
    meta = bundle(app, PARTS / "meta.json", libraries)
    entry, scripts = first_scripts(meta)
    scripts.insert(0, libraries)
    names = {
        "app.css": join_styles(app),
        "icons.woff2": next(path.name for path in app.glob("icons-*.woff2")),
        "early.js": copy_hashed(ROOT / "Core/Web/early.js", app),
        "icon.svg": copy_hashed(ROOT / "Core/Web/icon.svg", app),
    }
    write_index(target / "index.html", names, entry, scripts)
    sizes = {file.relative_to(target).as_posix(): compress(file) for file in sorted(target.rglob("*")) if file.is_file()}
    first = ["index.html", *(f"app/{name}" for name in [names["app.css"], names["icons.woff2"], names["early.js"], entry, *scripts])]
    swap(target)
    report(sizes, first, used)


def sources():
    """The files of ours that make up the app."""
    folders = [ROOT / "Core/Web", ROOT / "Tenants/Web", *sorted((ROOT / "Modules").glob("*/Web"))]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix in {".js", ".jsx", ".css", ".html", ".svg"}]
    return [*files, ROOT / "Modules/InstalledPages.js"]


def offered_icons():
    return set(re.findall(r'Choice\("([a-z0-9_]+)"', OFFERED_ICONS.read_text()))


def digest_of_inputs():
    digest = hashlib.sha256()
    for file in [*sources(), OFFERED_ICONS, ROOT / "script/web", ROOT / "script/web.py", ROOT / "script/web_icons.py", PACKAGES]:
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def unpack_packages():
    """Downloads the pinned wheels once and takes the named files out of them."""
    wanted = hashlib.sha256(PACKAGES.read_bytes() + pathlib.Path(__file__).read_bytes()).hexdigest()
    if read(PARTS / "unpacked") == wanted:
        return
    print("Unpacking the web app's parts into .web")
    with tempfile.TemporaryDirectory(dir=PARTS) as folder:
        command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
        run([*command, "download", "--require-hashes", "--no-deps", "--dest", folder, "--requirement", str(PACKAGES)])
        for package, files in TAKEN.items():
            (wheel,) = pathlib.Path(folder).glob(f"{package}-*.whl")
            with zipfile.ZipFile(wheel) as archive:
                for source, name in files.items():
                    (PARTS / name).write_bytes(archive.read(source))
    drop_template_compiler()
    write_quasar_module()
    (PARTS / "unpacked").write_text(wanted)


def drop_template_compiler():
    """Our pages are compiled by esbuild. Without its own compiler Vue is a third smaller and holds no `Function(…)`."""
    vue = (PARTS / "vue.js").read_text()
    registration = "{}({});".format(*(re.search(rf"\b(\w+) as {name}\b", vue)[1] for name in ["registerRuntimeCompiler", "compile"]))
    if vue.count(registration) != 1:
        fail("Vue's script is not what it was: its template compiler registers itself otherwise")
    # The object of all exports may go where nobody uses it: esbuild cannot know that by itself.
    everything = "=Object.freeze({__proto__:null,"
    (PARTS / "vue.js").write_text(vue.replace(registration, "").replace(everything, everything.replace("=", "=/*@__PURE__*/", 1)))


def write_quasar_module():
    """Quasar comes as a script that takes Vue from window and hangs itself there: this module lets ours import from it by name."""
    umd = (PARTS / "quasar.umd.js").read_text()
    taken = re.search(r"\{([\w$:,]+)\}=window\.Vue;", umd)
    components = sorted(set(re.findall(r"\b(Q[A-Z]\w+):\(\)=>", umd)))
    missing = [name for name in QUASAR_NAMES if name != "Quasar" and not re.search(rf"\b{name}:\(\)=>", umd)]
    if missing or not taken or len(components) < 100:
        fail(f"Quasar's script is not what it was: {len(components)} components, without {missing}")
    vue_names = ", ".join(pair.split(":")[0] for pair in taken[1].split(","))
    (PARTS / "vue-of-quasar.js").write_text(f"import {{ {vue_names} }} from 'vue'\nwindow.Vue = {{ {vue_names} }}\n")
    imports = "".join(f"import './{name}.js'\n" for name in ["vue-of-quasar", "quasar.umd", "quasar.zh", "quasar.en"])
    names = ", ".join([*components, *(name for name in QUASAR_NAMES if name != "Quasar")])
    (PARTS / "quasar.js").write_text(f"{imports}export const Quasar = window.Quasar\nexport const {{ {names} }} = window.Quasar\n")


def write_used_styles():
    """Quasar's style sheet without the rules of parts that nobody imports, and of writing from right to left."""
    ours = " ".join(file.read_text() for file in sources() if file.suffix == ".jsx")
    unused = [name for parts, name in STYLED_PARTS.items() if not any(re.search(rf"\b{part}\b", ours) for part in parts.split())]
    families = "|".join(unused)
    theirs = re.compile(rf'\.q-(?:{families})\b(?!-)|\.q-(?:{families})(?:__|--)|^\[dir="rtl"\]')
    kept = [rule for rule in rules_of((PARTS / "quasar.css").read_text()) if not all(theirs.search(one) for one in rule.split("{")[0].split(","))]
    (PARTS / "quasar.used.css").write_text("".join(kept))


def rules_of(css):
    """The rules of the outermost level, one string each."""
    start = depth = 0
    for place, letter in enumerate(css):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "}" and depth == 0:
            yield css[start:place + 1]
            start = place + 1


def bundle_libraries(app):
    """Vue and Quasar as one file of exactly what our sources import: it stays in browsers' caches when only our own code changes."""
    texts = [file.read_text() for file in sources() if file.suffix in {".js", ".jsx"}]
    lines = []
    for library in ["vue", "quasar"]:
        imports = [names for text in texts for names in re.findall(rf"import \{{([^}}]*)\}} from '{library}'", text)]
        names = sorted({name.split(" as ")[0].strip() for group in imports for name in group.split(",")} - {""})
        lines.append(f"export {{ {', '.join(names)} }} from './{library}.js'\n")
    (PARTS / "libraries.js").write_text("".join(lines))
    esbuild("libraries=.web/libraries.js", app, "--alias:vue=./.web/vue.js")
    return next(app.glob("libraries-*.js")).name


def bundle(app, metafile, libraries):
    esbuild(
        "app=Modules/InstalledPages.js", app, "--splitting", "--chunk-names=[name]-[hash]", "--asset-names=[name]-[hash]", "--public-path=/app",
        "--jsx=transform", "--jsx-factory=h", "--jsx-fragment=Fragment", "--inject:./Core/Web/h.js",
        f"--alias:vue=/app/{libraries}", f"--alias:quasar=/app/{libraries}", "--external:/app/*", "--alias:sortable=./.web/sortable.js",
        "--loader:.woff2=file", "--loader:.svg=file", f"--metafile={metafile}",
    )
    outputs = json.loads(metafile.read_text())["outputs"]
    return {pathlib.PurePath(path).name: output for path, output in outputs.items()}


def esbuild(entry, app, *options):
    run([
        "esbuild", entry, f"--outdir={app}", "--entry-names=[name]-[hash]", "--bundle", "--format=esm", "--target=es2022", "--minify",
        "--charset=utf8", "--log-level=warning", *options,
    ])


def first_scripts(meta):
    """The entry and what it imports statically: what a browser needs before anything appears."""
    (entry,) = (name for name, output in meta.items() if output.get("entryPoint") == "Modules/InstalledPages.js")
    found, waiting = [], [entry]
    while waiting:
        for imported in meta[waiting.pop()]["imports"]:
            name = pathlib.PurePath(imported["path"]).name
            if imported["kind"] == "import-statement" and not imported.get("external") and name not in found:
                found.append(name)
                waiting.append(name)
    return entry, found


def join_styles(app):
    """One style sheet of all: pages come without a flash, and the sum is small."""
    entry = sorted(app.glob("app-*.css"))
    others = sorted(set(app.glob("*.css")) - set(entry))
    # A part's rules are in the sheet of every page that uses it: once is enough.
    joined = "".join(dict.fromkeys(rule for file in [*entry, *others] for rule in rules_of(file.read_text())))
    for file in [*entry, *others]:
        file.unlink()
    return write_hashed(app, "app.css", joined.encode())


def copy_hashed(file, app):
    return write_hashed(app, file.name, file.read_bytes())


def write_hashed(app, name, data):
    stem, suffix = name.rsplit(".", 1)
    hashed = f"{stem}-{hashlib.sha256(data).hexdigest()[:8].upper()}.{suffix}"
    (app / hashed).write_bytes(data)
    return hashed


def write_index(index, names, entry, scripts):
    lines = [f'<link rel="modulepreload" href="/app/{name}">' for name in scripts]
    page = (ROOT / "Core/Web/index.html").read_text()
    page = page.replace("{{scripts}}", "\n".join([*lines, f'<script type="module" src="/app/{entry}"></script>']))
    for name, hashed in names.items():
        if f"{{{{{name}}}}}" not in page:
            fail(f"Core/Web/index.html does not mention {name}")
        page = page.replace(f"{{{{{name}}}}}", f"/app/{hashed}")
    if "{{" in page:
        fail("Core/Web/index.html has a place that nothing fills")
    index.write_text(page)


def compress(file):
    """Writes what is smaller compressed as .br and .gz beside it; the size of the first is the answer."""
    data = file.read_bytes()
    if file.suffix == ".woff2":
        return len(data)
    small = brotli.compress(data, quality=11)
    file.with_name(file.name + ".br").write_bytes(small)
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
    return len(small)


def swap(target):
    """The new build takes the old one's place in two renames: nobody is served half of it."""
    target.chmod(0o755)
    new, old = DIST.with_name(".dist-new"), DIST.with_name(".dist-old")
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(target, new)
    if DIST.exists():
        DIST.rename(old)
    new.rename(DIST)
    shutil.rmtree(old, ignore_errors=True)


def report(sizes, first, used):
    total = sum(sizes[name] for name in first)
    lazy = sum(size for name, size in sizes.items() if name not in first)
    print(f"dist/: first load {total / 1024:.1f} KB compressed (limit {FIRST_LOAD_LIMIT // 1024}), lazy chunks {lazy / 1024:.1f} KB, {used} icons")
    if total > FIRST_LOAD_LIMIT:
        for name in sorted(first, key=sizes.get, reverse=True):
            print(f"  {sizes[name] / 1024:7.1f} KB  {name}")
        fail("the first load is too large")


def run(command):
    finished = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    if finished.returncode:
        fail(f"{pathlib.PurePath(command[0]).name} failed")


def read(file):
    return file.read_text() if file.is_file() else None


def fail(message):
    print(f"script/web: {message}", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
