"""The characters that stand for the signs of symbol fonts: Word writes 插入符号 by font and place, not by character."""

#: The signs that papers of offices use, by font and place (ticks, boxes, bullets, arrows; sums and degrees), from the
#: tables that Unicode publishes of these fonts (L2/11-052 for Wingdings, SYMBOL.TXT for Symbol).
_SIGNS = {
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○",
        0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x99: "○", 0xA2: "■", 0xA3: "□",
    },
    "symbol": {
        0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
        0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xD7: "·",
        0xE5: "∑", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ",
        0x70: "π", 0x71: "θ", 0x73: "σ",
    },
}  # fmt: skip
#: Where Word puts the places of a symbol font.
_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_USE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)


def sign_of(font: str, code: str) -> str:
    """The character for a place (hexadecimal digits) of a font; "" where none is known to look like it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    place = number - _PRIVATE.start if number in _PRIVATE else number
    signs = _SIGNS.get(font.strip().lower())
    if signs is not None and place in range(0x100):
        return signs.get(place, "")
    if number in _PRIVATE_USE or number in _SURROGATES or not 0x20 <= number < 0x110000:
        return ""
    return chr(number)
