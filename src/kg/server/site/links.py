"""From IRIs to paths of this site and back: behind any host the links work while the IRIs stay as they are."""

from __future__ import annotations

from urllib.parse import quote, unquote

from kg.rdf.namespaces import BASE, CORE_BASE, IDENTIFIER, IDENTIFIERS, local_path

__all__ = ["data_path", "id_path", "iri_of", "path_of"]

# What may stand in the path of a URI as it is (RFC 3986, section 3.3), and a percent sign that an IRI has already.
_SAFE = "/:@!$&'()*+,;=-._~%"
_THING_FOLDERS = ("page", "data", "id")
_ELSEWHERE = {"query/": "questions/"}


def path_of(iri: str, root: str = "") -> str:
    """Return the path at which an IRI of ours or of the core is shown; IRIs of others stay as they are.

    >>> path_of("https://w3id.org/defector-graph/id/person/rudolf-nureyev", "/graph")
    '/graph/page/person/rudolf-nureyev'
    >>> path_of("https://w3id.org/defector-graph/ontology#Defection")
    '/ontology#Defection'
    >>> path_of("https://w3id.org/cited-graph/core#Claim"), path_of("https://w3id.org/cited-graph/core")
    ('/ontology#Claim', '/core')
    >>> path_of("http://www.wikidata.org/entity/Q19351")
    'http://www.wikidata.org/entity/Q19351'
    """
    if iri.startswith(IDENTIFIERS):
        return _below("page", iri, root)
    if not iri.startswith((BASE, CORE_BASE)):
        return iri
    step, hash_mark, fragment = iri.removeprefix(BASE).removeprefix(CORE_BASE).partition("#")
    step = "ontology" if iri.startswith(CORE_BASE + "core#") else step
    for named, shown in _ELSEWHERE.items():
        step = shown + step.removeprefix(named) if step.startswith(named) else step
    return f"{root}/{quote(step, safe=_SAFE)}" + (hash_mark and f"#{quote(fragment, safe=_SAFE)}")


def data_path(iri: str, root: str = "", extension: str = "ttl") -> str:
    """Return the path of a thing's data in the format of a file extension.

    >>> data_path("https://w3id.org/defector-graph/id/person/rudolf-nureyev", extension="jsonld")
    '/data/person/rudolf-nureyev.jsonld'
    """
    return f"{_below('data', iri, root)}.{extension}"


def id_path(iri: str, root: str = "") -> str:
    """Return the path that leads to the page or the data of a thing, as the client prefers."""
    return _below("id", iri, root)


def iri_of(path: str, root: str = "") -> str:
    """Return the IRI that a path of this site is about, whatever the percent-encoding; the path of data has no suffix.

    >>> iri_of("/page/person/rudolf-nureyev")
    'https://w3id.org/defector-graph/id/person/rudolf-nureyev'
    >>> iri_of("/graph/ontology#Defection", root="/graph")
    'https://w3id.org/defector-graph/ontology#Defection'
    """
    step = unquote(path.removeprefix(root)).lstrip("/")
    folder, _, thing = step.partition("/")
    if folder in _THING_FOLDERS and thing:
        return IDENTIFIER + thing
    for named, shown in _ELSEWHERE.items():
        step = named + step.removeprefix(shown) if step.startswith(shown) else step
    return BASE + step


def _below(folder: str, iri: str, root: str) -> str:
    return f"{root}/{folder}/{quote(local_path(iri), safe=_SAFE)}"
