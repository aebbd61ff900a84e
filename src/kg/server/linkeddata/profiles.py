"""The graph in the vocabularies of others over HTTP: a list of what there is, and each of them in every format."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import NotFoundError
from kg.export.profiles import Profile, find_profile, read_profiles
from kg.rdf.formats import Format
from kg.server.dataset.documents import links_of_dataset
from kg.server.site.linkheader import Link
from kg.server.site.replies import rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.wire.formats import CARD, FORMATS
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["profile_document", "profiles_list"]

_GRAPHS = tuple(form for form in FORMATS if form.several)


def profiles_list(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return what the graph can be had as beside its own vocabulary. Arguments: base, the address of the root."""
    base = arguments["base"]
    found = [
        {
            "name": profile.name,
            "title": profile.title,
            "about": profile.about,
            "specification": profile.specification,
            "files": {form.media_type: f"{base}/exports/{profile.name}.{form.suffix}" for form in _formats(profile)},
        }
        for profile in _profiles(site).values()
    ]
    content = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return rdf_reply(content.encode(), CARD, links_of_dataset(site))


def profile_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the view in the vocabulary of a profile. Arguments: profile; format, a name, suffix or media type."""
    try:
        profile = find_profile(site.project.ontology, arguments["profile"])
    except NotFoundError as error:
        detail = message(
            "There is no %(profile)s here; there are: %(candidates)s.",
            profile=arguments["profile"],
            candidates=", ".join(error.candidates),
        )
        raise Problem(404, "not-found", "Not found", detail) from None
    form = wanted(arguments["format"], _formats(profile))
    others = (other for other in _formats(profile) if other != form)
    links = [
        *(Link(f"{site.root}/exports/{profile.name}.{o.suffix}", "alternate", o.media_type) for o in others),
        Link(profile.specification, "profile"),
        *links_of_dataset(site),
    ]
    return rdf_reply(site.graph.profile(profile.name, form.name).encode(), form, links)


def _profiles(site: Site) -> dict[str, Profile]:
    return site.kept("profiles", lambda: read_profiles(site.project.ontology))


def _formats(profile: Profile) -> tuple[Format, ...]:
    """Return the formats that can hold a profile: one of named graphs needs one that has them."""
    return _GRAPHS if profile.graphs else FORMATS
