"""The address that the sign-up page suggests for a company, and what it says about one that somebody typed."""

import random

import pytest
from engine import Engine


@pytest.fixture(scope="module")
def slug(browser):
    engine = Engine(browser, "Tenants/Web/visitors/slug.js")
    yield engine
    engine.close()


@pytest.mark.parametrize("company, suggested", [
    ("Harbour Coffee", "harbour-coffee"),
    ("Harbour Coffee Ltd.", "harbour-coffee"),
    ("Müller & Söhne GmbH", "muller-sohne"),
    ("Café  Zürich,  AG", "cafe-zurich"),
    ("Ｇｕａｎｘｉ 8", "guanxi-8"),
    ("Co. Ltd.", "co-ltd"),
    ("Coca Corporate", "coca-corporate"),
    ("上海贸易有限公司", ""),
    ("宝马 BMW", "bmw"),
    ("AB", ""),
    ("A B", "a-b"),
    ("--- 3M Company ---", "3m-company"),
    ("", ""),
])
def test_companies_suggest_addresses(slug, company, suggested):
    assert slug.slugOf(company) == suggested


@pytest.mark.parametrize("email, suggested", [
    ("ada@harbour-coffee.com", "harbour-coffee"),
    ("Ada@Harbour.Example", "harbour"),
    ("ada@mail.harbour.example", "harbour"),
    ("ada@harbour.co.uk", "harbour"),
    ("wang@mail.harbour.com.cn", "harbour"),
    ("ada@co.uk", ""),
    ("wang@qq.com", ""),
    ("ada@googlemail.com", ""),
    ("ada@ab.com", ""),
    ("ada@localhost", ""),
    ("ada@harbour.", ""),
    ("ada", ""),
    ("", ""),
])
def test_mail_domains_suggest_addresses(slug, email, suggested):
    assert slug.slugOfEmail(email) == suggested


@pytest.mark.parametrize("text, fault", [
    ("harbour-coffee", None), ("3m4", None), ("a" * 50, None),
    ("ab", "short"), ("", "short"), ("a" * 51, "long"),
    ("Harbour", "letters"), ("harbour coffee", "letters"), ("港湾咖啡", "letters"), ("harbour_coffee", "letters"),
    ("-harbour", "hyphens"), ("harbour-", "hyphens"), ("harbour--coffee", "hyphens"), ("-", "hyphens"),
])
def test_faults_of_an_address(slug, text, fault):
    assert slug.slugFault(text) == fault


def test_nothing_is_suggested_that_would_be_refused(slug):
    letters, seeded = "ab Zé-_.&é港3İß'\u200dﬁ", random.Random(7)
    names = ["".join(seeded.choices(letters, k=seeded.randrange(120))) for _ in range(500)]
    refused = slug.page.evaluate(
        "names => names.flatMap(name => [modules.slugOf(name), modules.slugOfEmail(`ada@${name}.com`)]).filter(slug => slug && modules.slugFault(slug))", names)
    assert not refused
