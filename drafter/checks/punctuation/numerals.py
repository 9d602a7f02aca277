"""Numerals as GB/T 15835-2011 wants them."""

import re
from collections.abc import Iterator, Sequence

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.numerals import DIGITS, from_chinese

#: Each rule: what is found, what stands there instead (None where only a person can say), and the sentence.
_Rule = tuple[re.Pattern[str], str | None, str]
_NEIGHBOURS = "一、二|二、三|三、[四五]|四、五|五、六|六、七|七、八|八、九"
_LETTERS = frozenset("OＯ○olI")
_AS_CHINESE = str.maketrans(dict.fromkeys("OＯ○o", "〇"))
_AS_DIGITS = str.maketrans({**dict.fromkeys("OＯ○o", "0"), **dict.fromkeys("lI", "1")})
_CAPITAL = {"佰": "百", "仟": "千", "拾": "十"}
_COUNTED = r"[个名户天年月次件条座亩倍里公张台辆位岁](?!级)"
_RULES: Sequence[_Rule] = (
    (re.compile(r"(?<![A-Za-z\d])(?=[\dOＯlI]*\d)(?=[\d]*[OＯlI])[\dOＯlI]{2,4}(?=[年月日个人户万亿元%])"), "", "数字里混进了字母。"),
    (re.compile(r"[一二][一二三四五六七八九〇零OＯ○o]*[OＯ○o][一二三四五六七八九〇零OＯ○o]*(?=年)"), "", "年份里的“〇”打成了字母。"),
    (re.compile(r"\d+\.\d+\.(?=[万亿千元人户亩吨%])"), "", "数字后面多了一个点。"),
    (re.compile(r"\d+(?:\.\d+)?亿万(?=[元人亩])"), None, "“亿”和“万”不连用，请核对。"),
    (re.compile(r"(\d[\d.]*)万余(?=元)"), r"\1余万", "“余”放在“万”前面。"),
    (re.compile(r"(?:左右|上下)约"), None, "“约”放在数字前面，和“左右”只用一个。"),
    (re.compile(r"[一二三四五六七八九十两](?:佰|仟|拾)(?=[名个人户元多余])"), "", "正文里不用大写数字。"),
    (re.compile(r"至少[^，。；]{0,10}?\d[\d.]*[万亿千百]?[\u4e00-\u9fff]{0,2}?以上"), None, "“至少”和“以上”不能同用。"),
    (re.compile(r"(?:最多|不超过|不得超过|至多)[^，。；]{0,6}?\d[\d.]*[万亿千百]?[\u4e00-\u9fff]{0,2}?(?:以内|以下|之内)"), None, "“不超过”和“以内”不能同用。"),
    (re.compile(r"(?:大约|大概|约)有?[一二三四五六七八九十百千万\d]+(?:多|余|几)[\u4e00-\u9fff]{0,2}?左右"), None, "几个表示约数的词不能同用。"),
    (re.compile(r"(?:多达|高达|达到|超过)(?:将近|近|约|大约)[\d一二三四五六七八九十百千万]+[\u4e00-\u9fff]?"), None, "“多达”“超过”和“近”“约”不能同用。"),
    (re.compile(r"(?:节约|节省|减少|降低|下降|缩短|压缩|缩减)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几数])倍"), None, "减少、节约不用“倍”，用百分数或几分之一。"),
    (re.compile(r"\d{1,2}月?(?:至|到|—|－|-)\d{1,2}月份?期间"), None, "“月份”和“期间”不同用，写作“1至9月”。"),
    (re.compile(r"[~～]{2,}"), "—", "起止时间中间用一字线“—”。"),
    (re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*[-－~]\s*(\d+(?:\.\d+)?)%"), r"\1%—\2%", "百分数的范围，前一个数也要写“%”（GB/T 15835）。"),
    (re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)[—～](\d+(?:\.\d+)?)%"), r"\1%—\2%", "百分数的范围，前一个数也要写“%”（GB/T 15835）。"),
    (re.compile(r"(?<![\d.])([1-9])、([1-9])(?=[个名人家天年月次件项万千百位条户])"), "", "相邻两数连用表示概数，用汉字，中间不加顿号（GB/T 15835）。"),
    (re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)%\s*[-－~]\s*(\d+(?:\.\d+)?)%"), r"\1%—\2%", "数值的范围用一字线“—”或浪纹线“～”（GB/T 15834）。"),
    (re.compile(r"(?<![\d.-])(\d{1,4})[-－](\d{1,4})(?=[个名人家天年月日次件项元万亿亩户岁公里米吨])"), r"\1—\2", "数值的范围用一字线“—”或浪纹线“～”（GB/T 15834）。"),
    (re.compile(rf"(?<![第、一二三四五六七八九十百千万])(?:(?:{_NEIGHBOURS})(?=[十百千万亿]|{_COUNTED})|[一二三四五六七八九]?十(?:{_NEIGHBOURS})(?={_COUNTED}))"), "", "相邻两数连用表示概数，中间不加顿号（GB/T 15835）。"),
    (re.compile(r"(\d{1,2}月\d{1,2})号"), r"\1日", "书面语写“日”，不写“号”。"),
    (re.compile(r"\d[\d.]*[万亿千百]?(?:多|余)[万亿元人个名户亩吨]{0,2}(?:余|左右|以上)"), None, "“多”“余”和“左右”“以上”不能同用。"),
    (re.compile(r"[一二三四五六七八九十]+%"), None, "汉字数字后面不用“%”，用阿拉伯数字或“百分之”（GB/T 15835）。"),
    (re.compile(r"(?<!\d)10几(?=[个名人家天年次件项万位条户])"), "十几", "带“几”的概数用汉字（GB/T 15835）。"),
    (re.compile(r"(?<!\d)([2-9])0几(?=[个名人家天年次件项万位条户])"), "", "带“几”的概数用汉字（GB/T 15835）。"),
    (re.compile(r"(?<!\d)\d{1,3}(?:，\d{3})+(?!\d)"), "", "千分撇用半角的“,”（GB/T 15835）。"),
    (re.compile(r"(?:19|20)\d\d年[一二三四五六七八九十]{1,3}月|[一二三四五六七八九十]{1,3}月\d{1,2}日|\d{1,2}月[一二三四五六七八九十]{1,3}日"), None, "一个日期里不混用汉字和阿拉伯数字（GB/T 15835）。"),
    (re.compile(r"(?<!\d)(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])(?!\d)"), "", "日期写全年、月、日（GB/T 15835）。"),
    (re.compile(r"(?<=[^\d])(\d\d)年代(?=[^\d])"), None, "年代要写明世纪，如“20世纪80年代”（GB/T 15835）。"),
    (re.compile(r"(?<![\d《第])'?(\d\d)年(?=[底初](?!步))"), None, "年份写全四位数（GB/T 15835）。"),
    (re.compile(r"[二两]十一世纪|二十世纪"), "", "世纪用阿拉伯数字（GB/T 15835）。"),
    (re.compile(r"\d+(?:万|亿)\d+(?:千|百)(?!万)"), None, "一个数里不混用“万”“千”“百”，如“3.5万”（GB/T 15835）。"),
    (re.compile(r"(?<!\d)0\d(?=月|日)"), "", "月、日前面不补0。"),
    (re.compile(r"减少(?:了)?\d+倍|降低(?:了)?\d+倍|下降(?:了)?\d+倍"), None, "减少不用“倍”，用百分数或几分之一。"),
    (re.compile(r"(?:约|近|大约|左右)?\d[\d.]*(?:%|万|亿)?(?:余|多)?[\u4e00-\u9fff]{0,3}(?<=[个名人家天年次件项元吨亩])左右以上"), None, "“左右”和“以上”不能同用。"),
    (re.compile(r"(?:大约|约|近)\d[\d.]*(?:%|万|亿|千|百)?(?:多|余|[\u4e00-\u9fff]{1,3}左右)"), None, "“约”“近”和“多”“余”“左右”不能同用。"),
    (re.compile(r"(?<=[\d])％"), "%", "百分号前后一致，用“%”。"),
    (re.compile(r"百分之[一二三四五六七八九十百点零]+\d+|[一二三四五六七八九十百千]+点\d+(?=[%个亿万成倍])|[一二三四五六七八九十]分之\d+|\d+分之[一二三四五六七八九十]+"), None, "一个数里不混用汉字和阿拉伯数字（GB/T 15835）。"),
    (re.compile(r"(?<![\d.])(1[0-2]|[1-9])\.(3[01]|[12]\d|0?[1-9])日(?=[前后至到起，。、（]|以前|之前|上午|下午|召开)"), r"\1月\2日", "日期写全月、日（GB/T 15835）。"),
    (re.compile(r"(?<![\d.满第近约])(?:(?<=从)|(?<=自))[0-4]\d年(?=开始|起|以来)|(?<![\d.《第])[0-4]\d年(?=上半年|下半年|[一二三四]季度|\d{1,2}月)"), None, "年份写全四位数（GB/T 15835）。"),
    (re.compile(r"(?:减少|降低|下降|缩小|缩减)了?[一二两三四五六七八九十几数]+倍"), None, "减少不用“倍”，用百分数或几分之一。"),
    (re.compile(r"百分之\d+(?:\.\d+)?"), "", "用阿拉伯数字时写“%”（GB/T 15835）。"),
    (re.compile(r"[０-９]+"), "", "阿拉伯数字用半角。"),
    (re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*,(?:\d{1,2}|\d{4,})(?![\d,])"), None, "千分撇每三位一节，请核对数字（GB/T 15835）。"),
    (re.compile(r"(?<![\d.])[1-9](?=成(?:以上|左右|多|[，。；、的是]))"), "", "“几成”用汉字（GB/T 15835）。"),
    (re.compile(r"[一二三四五六七八九]?十\d"), None, "一个数里不混用汉字和阿拉伯数字（GB/T 15835）。"),
    (re.compile(r"(?<!\d)\d\d世纪[一二三四五六七八九]十年代"), None, "世纪和年代用同一种数字，如“20世纪80年代”（GB/T 15835）。"),
    (re.compile(r"(?<!\d)(?:19|20)\d\d-(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])(?!\d)"), "", "日期写全年、月、日（GB/T 15835）。"),
    (re.compile(r"(?:超过|不少于|不低于|至少|多达|高达|突破)\d[\d.]*[万亿千百]?(?:多|余)"), None, "“超过”“至少”和“多”“余”不能同用。"),
    (re.compile(r"(?:近|约|大约|将近)(?:[一二三四五六七八九十]*[百千万]|[一二三四五六七八九]十)(?:余|多)"), None, "“近”“约”和“多”“余”不能同用。"),
    (re.compile(r"以上左右|左右以上|以下左右|余左右|多左右|上下左右(?=[，。])"), None, "两个表示约数的词不能同用。"),
    (re.compile(r"(?<=周)[1-6](?![\d岁年个])|(?<=星期)[1-6](?!\d)"), "", "星期几用汉字（GB/T 15835）。"),
    (re.compile(r"(?:^|(?<=[。；：，]))第([1-9])(?=[，、])"), "", "序次用汉字，如“第一，”。"),
    (re.compile(r"(?:^|(?<=[。；：，、]))[1-9](?=[是要](?!\d))"), "", "序次用汉字，如“一是”“一要”。"),
    (re.compile(r"[2-9](?=个(?:意识|自信|维护|确立|全面|结合|务必|毫不动摇))"), "", "定型的词语用汉字（GB/T 15835）。"),
    (re.compile(r"[一二]零[一二三四五六七八九零〇]{2}年"), "", "年份里的“零”写作“〇”（GB/T 15835）。"),
    (re.compile(r"[一二]〇[一二三四五六七八九〇]{2}年\d{1,2}月"), None, "一个日期里不混用汉字和阿拉伯数字（GB/T 15835）。"),
    (re.compile(r"(?<!\d)(?:1[3-9]|[2-9]\d)月(?=\d|[份底初前])|(?<!\d)0?2月3[01]日|(?<!\d)(?:0?[469]|11)月31日|月(?:3[2-9]|[4-9]\d)日"), None, "没有这个日期，请核对。"),
)  # fmt: skip

#: What the standard wants and few keep to: a hint.
_RANGE_OF_AMOUNTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*[~～—]\s*(\d+(?:\.\d+)?)([万亿]元?)")


def find_numerals(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """The numerals of a paragraph that are not as the standard wants them."""
    text = paragraph.text
    taken: set[int] = set()
    for pattern, template, message in _RULES:
        for match in pattern.finditer(text):
            span = set(range(*match.span()))
            if not span or taken & span:
                continue
            taken |= span
            better = _computed(match) if template == "" else match.expand(template) if template else ""
            choices = (better,) if better else ()
            yield found(name, Severity.WARNING, paragraph, *match.span(), message, choices)
    for match in _RANGE_OF_AMOUNTS.finditer(text):
        message = "数值的范围，前一个数也要写“万”“亿”（GB/T 15835）。"
        better = match.expand(r"\1\3～\2\3")
        yield found(name, Severity.HINT, paragraph, *match.span(), message, (better,))


def _computed(match: re.Match[str]) -> str:
    """What stands there instead, where a template cannot say it."""
    text = match.group()
    if _LETTERS & set(text):
        is_chinese = text[0] in "一二"
        return text.translate(_AS_CHINESE if is_chinese else _AS_DIGITS).replace(
            "零", "〇" if is_chinese else "零"
        )
    if text[-1] in _CAPITAL:
        return text[:-1] + _CAPITAL[text[-1]]
    if text.endswith("."):
        return text[:-1]
    if text[0] in "０１２３４５６７８９":
        return "".join(chr(ord(digit) - 0xFEE0) for digit in text)
    if text.startswith("百分之"):
        return text.removeprefix("百分之") + "%"
    if text.endswith("世纪"):
        return f"{from_chinese(text.removesuffix('世纪').replace('两', '二'))}世纪"
    if len(text) <= 2 and text[-1].isdigit():
        return text[:-1] + DIGITS[int(text[-1])]
    if text.endswith("年"):
        return text.replace("零", "〇")
    if "、" in text:
        return "".join(DIGITS[int(digit)] if digit.isascii() else digit for digit in text.split("、"))
    if text.endswith("几"):
        return f"{DIGITS[int(text[0])]}十几"
    if "，" in text:
        return text.replace("，", ",")
    if text.startswith("0"):
        return text[1:]
    year, month, day = re.split("[./-]", text)
    return f"{year}年{int(month)}月{int(day)}日"
