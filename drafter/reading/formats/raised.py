"""Raised and lowered characters in plain text: m with a raised 2 is m², CO with a lowered 2 is CO₂."""

_DIGITS = "0123456789+-=()n"
_RAISED = str.maketrans(_DIGITS + "−i", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ⁻ⁱ")
_LOWERED = str.maketrans(_DIGITS[:-1] + "−aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋ₐₑₒₓₕₖₗₘₙₚₛₜ")


#: The forms by what OOXML (w:vertAlign) and HTML call them.
_FORMS = {"superscript": _RAISED, "subscript": _LOWERED, "sup": _RAISED, "sub": _LOWERED}


def placed(text: str, place: str | None) -> str:
    """The text in characters that stand high ("superscript", "sup") or low by themselves.

    It stays as it is where one of its characters has no such form, and on the line ("baseline", "", None).
    """
    forms = _FORMS.get(place or "", {})
    return text.translate(forms) if all(ord(character) in forms for character in text) else text
