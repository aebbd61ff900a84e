"""The languages of the project: which comes first, which stand beside it, and what they are called in English."""

from __future__ import annotations

from kg.settings import current

__all__ = ["ENGLISH_NAMES", "MAIN", "OTHERS", "TAGS", "english_name", "languages_in_words", "native_name"]

TAGS = current().project.languages
"""The tags of the languages (BCP 47), the first one first."""
MAIN, *_BESIDE = TAGS
OTHERS = tuple(_BESIDE)
ENGLISH_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "la": "Latin", "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip
_NATIVE_NAMES = {
    "ar": "العربية", "be": "Беларуская", "bg": "Български", "cs": "Čeština", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "fi": "Suomi", "fr": "Français", "he": "עברית",
    "hu": "Magyar", "it": "Italiano", "ja": "日本語", "ka": "ქართული", "la": "Latina", "lt": "Lietuvių",
    "lv": "Latviešu", "nl": "Nederlands", "no": "Norsk", "pl": "Polski", "pt": "Português", "ro": "Română",
    "ru": "Русский", "sk": "Slovenčina", "sr": "Српски", "sv": "Svenska", "tr": "Türkçe", "uk": "Українська",
    "yi": "ייִדיש", "zh": "中文",
}  # fmt: skip


def native_name(tag: str) -> str:
    """Return what a language is called in itself, or its tag.

    >>> native_name("ru"), native_name("x-own")
    ('Русский', 'x-own')
    """
    return _NATIVE_NAMES.get(tag, tag)


def english_name(tag: str) -> str:
    """Return what a language is called in English, or its tag.

    >>> english_name("de"), english_name("x-own")
    ('German', 'x-own')
    """
    return ENGLISH_NAMES.get(tag, tag)


def languages_in_words(tags: tuple[str, ...] = TAGS, joiner: str = "or") -> str:
    """Return the names of languages in a phrase.

    >>> languages_in_words(("de", "en", "ru"))
    'German, English or Russian'
    """
    *first, last = map(english_name, tags)
    return f"{', '.join(first)} {joiner} {last}" if first else last
