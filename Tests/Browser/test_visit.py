"""The eyes of this suite see: each check fails on a page that was spoilt for it."""

import pytest


@pytest.fixture
def visit(visits):
    visit = visits.kept_page("en", "pc")
    visit.open("/products")
    visit.check()
    yield visit
    visit.faults.clear()


@pytest.mark.parametrize("spoil, told", [
    ("console.error('Something broke')", "Something broke"),
    ("setTimeout(() => { throw new Error('Nobody caught me') })", "Nobody caught me"),
    ("document.body.insertAdjacentHTML('beforeend', `<p onclick=\"alert()\">inline</p>`)", "content security policy"),
    ("document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/pixel.png', alt: '' }))", "content security policy"),
    ("fetch('/api/v1/nothing-here').then(reply => reply.text())", "404"),
])
def test_faults_are_seen(visit, spoil, told):
    visit.page.evaluate(f"() => {{ {spoil} }}")
    visit.page.wait_for_function("() => document.body")
    visit.settle()
    with pytest.raises(AssertionError, match=told):
        visit.check()


def test_missing_names_are_seen(visit):
    visit.page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        visit.check_accessibility()


def test_pale_texts_are_seen(visit):
    visit.page.evaluate("document.querySelector('h1').style.color = '#bbbbbb'")
    with pytest.raises(AssertionError, match="color-contrast"):
        visit.check_accessibility("color-contrast")


def test_what_stands_out_is_seen(visit):
    visit.page.evaluate("document.querySelector('main').append(Object.assign(document.createElement('div'), { className: 'wide' }))")
    visit.page.evaluate("Object.assign(document.querySelector('.wide').style, { width: '2000px', height: '10px' })")
    with pytest.raises(AssertionError, match="wide on a screen"):
        visit.check_width(1440)


def test_keys_without_a_text_are_seen(visit):
    visit.page.evaluate("document.querySelector('h1').textContent = 'list.no_such_key'")
    with pytest.raises(AssertionError, match="list.no_such_key"):
        visit.check_texts()
