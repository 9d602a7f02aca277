"""Labelled versions of speeches of our own: by which the states of files are learnt, and tested."""

from collections.abc import Iterator
from itertools import product

#: Names of files that tell alone, and the state that they tell.
NAMED = [
    ("县长在防汛会上的讲话（定稿）.docx", "final"),
    ("防汛讲话定稿v3.docx", "final"),
    ("防汛讲话-最终版.doc", "final"),
    ("防汛讲话（送审稿）定稿(1).docx", "final"),
    ("防汛讲话-送审稿-20250512.docx", "review"),
    ("防汛讲话呈阅.wps", "review"),
    ("防汛讲话征求意见稿.docx", "review"),
    ("防汛讲话初稿.docx", "draft"),
    ("防汛讲话第三稿.docx", "draft"),
    ("防汛讲话未定稿.docx", "draft"),
    ("防汛讲话2稿 副本.docx", "draft"),
    ("防汛会讲话实录.txt", "delivered"),
    ("领导讲话录音整理.docx", "delivered"),
    ("在全县防汛工作会议上的讲话.docx", ""),
    ("讲话稿.docx", ""),
    ("防汛讲话（送审稿）改.docx", "review"),
    ("防汛讲话定稿（修改）.docx", "final"),
    ("防汛讲话（报李县长）.docx", "review"),
    ("防汛讲话-打印版.docx", "final"),
    ("防汛讲话（定）.docx", "final"),
    ("关于防汛的决定.docx", ""),
    ("防汛讲话改3.docx", "draft"),
    ("防汛讲话 主任改.docx", "draft"),
    ("防汛讲话（报县长审定）.docx", "review"),
    ("防汛讲话-书记阅过.docx", "final"),
    ("防汛讲话（常务会审议通过）.docx", "final"),
    ("讲话（根据录音整理，未经本人审阅）.docx", "delivered"),
    ("防汛讲话8.12晚.docx", "draft"),
    ("防汛讲话-拟.docx", "draft"),
    ("关于规划送审的讲话.docx", ""),
    ("关于规划送审的讲话（定稿）.docx", "final"),
    ("防汛讲话（同意）.docx", "final"),
    ("防汛讲话0512审签.docx", "review"),
    ("防汛讲话已审签.docx", "final"),
    ("会议议程（定稿）.docx", ""),
    ("各部门素材汇总.xlsx", ""),
]

#: Lines of a text below its title, in a file whose name tells nothing.
TOLD = [
    ("（送审稿）", "review"),
    ("（讨论稿）", "review"),
    ("（根据录音整理，未经本人审阅）", "delivered"),
    ("讲话时间：2025年5月12日", "delivered"),
    ("在全县防汛会议上的讲话（讨论稿）", "review"),
    ("妥否，请审示。", "review"),
    ("县政府办公室2026年3月5日印发", "final"),
    ("（热烈鼓掌）", "delivered"),
    ("以上报告，请予审议。", ""),
    ("请王县长审阅", "review"),
    ("县防汛办代拟", "draft"),
    ("县长批示：同意，按此稿讲。", "final"),
    ("拟稿：王敏　核稿：李强　签发：", "review"),
    ("（转移人数待应急局核）", "draft"),
    ("【开头套话，后面补】", "draft"),
    ("去年火点（ ）个，全县排第（ ）", "draft"),
    ("现将李强同志2026年5月12日在全县防汛会议上的讲话印发给你们。", "delivered"),
    ("在防洪规划（送审稿）评审会上的讲话", ""),
    ("关于印发王建国同志讲话的通知", "final"),
    ("各部门要主动公开办事流程。", ""),
    ("要把征求意见稿发到各乡镇，再修改定稿。", ""),
]

#: Versions whose name gives a number, with the others of their folder.
BESIDE: list[tuple[str, list[str], str]] = [
    ("防汛会讲话-改2.docx", ["防汛会讲话-草稿(小李).docx"], ""),
    ("防汛会讲话-第五稿.doc", ["防汛会讲话-报刘县长审.doc"], ""),
    ("防汛会讲话-改2.docx", ["教师节讲话初稿.docx", "防汛会议程.docx"], "draft"),
    ("防汛会讲话-改2.docx", ["防汛会讲话-改1.docx"], "draft"),
    ("防汛会讲话终稿(再改).docx", ["防汛会讲话(终稿).docx"], ""),
    ("防汛会讲话终稿(再改).docx", [], "final"),
]

#: Who decides on a version, what settles it, and how it is said to be done; what he is asked for, and how it is said to be open.
PEOPLE = ("李县长", "书记", "王主任", "刘镇长", "校长")
SETTLED = ("阅", "审", "签")
DONE = ("{}已{}", "{}{}过了", "{}{}好的", "{}已经{}")
ASKED = ("看", "阅", "审", "改", "签")
OPEN = ("请{}{}", "待{}{}", "{}还没{}", "给{}{}", "报{}{}")
#: What is done with a speech before an audience, and how it is said to be over.
SPOKEN = ("讲", "念")
SAID = ("会上{}的", "{}完了", "{}过", "今天{}的", "{}毕")

#: Folders: the name of each file, some of its lines, its state.
FOLDERS = [
    [("年会讲话_v1.docx", [], "draft"), ("年会讲话_v2.docx", [], "draft"), ("年会讲话_v3报书记.docx", [], "review"), ("年会讲话_v4.docx", [], ""), ("年会讲话_v5定.docx", [], "final")],
    [("妇代会讲话0301.docx", [], "draft"), ("妇代会讲话0304送李书记.docx", [], "review"), ("妇代会讲话0306李书记改回.docx", [], "review"), ("妇代会讲话0307付印.docx", [], "final")],
    [("开学典礼讲话.docx", ["在开学典礼上的讲话", "同志们：", "今年招生（数字教育局还没给）比去年多。"], "draft"), ("开学典礼讲话 县长批了.docx", [], "final")],
    [("防火会讲话.docx", ["在防火会议上的讲话", "（王县长批示：第三部分压掉一半，少讲道理）"], "review")],
    [("春训班动员讲话（组织部拟，办公室待统）.docx", [], "draft"), ("春训班动员讲话（部长没意见，印40份）.docx", [], "final")],
    [("在商会年会上的致辞（县长在车上口改，秘书记）.docx", [], "review")],
    [("禁毒日讲话-最后念的那版.docx", [], "delivered"), ("禁毒日讲话-上会前打印.docx", [], "final")],
    [("人才工作会讲话.docx", ["在人才工作会议上的讲话", "（2026年4月8日，根据会议录音整理，未经本人审阅）"], "delivered")],
    [("水利会讲话 老陈.docx", [], "draft"), ("水利会讲话 老陈 老吴过了一遍.docx", [], "draft"), ("水利会讲话 呈分管副县长.docx", [], "review")],
    [("在退役军人大会上讲话0729.docx", [], "draft"), ("在退役军人大会上讲话0730呈阅.docx", [], "review"), ("在退役军人大会上讲话0731印.docx", [], "final")],
    [("团代会祝词.docx", ["祝词", "各位代表：", "过去五年，××名团员青年奋战在一线。"], "draft")],
    [("视频连线会讲话.docx", [], ""), ("视频连线会讲话 送审.docx", [], "review")],
    [("经济运行会讲话（会后按录音订正）.docx", [], "delivered"), ("经济运行会讲话（书记圈过，可印）.docx", [], "final")],
    [("党课（书记改了两处，再清一遍）.docx", [], "review")],
    [("招生宣讲词（明早给局长）.docx", [], "draft")],
    [("乡村振兴讲话（登《县情通报》第9期）.docx", [], "delivered")],
    [("招商会致辞-工信局来稿.docx", [], "draft"), ("招商会致辞-府办二次修改.docx", [], "draft"), ("招商会致辞-呈县长阅示.docx", [], "review"), ("招商会致辞-县长已阅，同意.docx", [], "final"), ("招商会致辞-新闻中心采用.docx", [], "delivered")],
    [("春节前慰问讲话.docx", ["在春节慰问座谈会上的讲话", "（办公室二稿，李副主任统）"], "draft")],
    [("环保督察动员会讲话7月3日.docx", [], "draft"), ("环保督察动员会讲话7月5日送审.docx", [], "review"), ("环保督察动员会讲话7月6日终.docx", [], "final")],
    [("民政会讲话（不用了，书记换了稿子）.docx", [], ""), ("民政会讲话（书记自己写的）.docx", [], "")],
    [("县庆致辞（彩排用）.docx", [], "final"), ("县庆致辞（庆典现场播出版）.docx", [], "delivered")],
    [("工会代表大会讲话.docx", ["在工会代表大会上的讲话", "（此稿已经书记审签，不得改动）"], "final")],
    [("妇幼健康讲话.docx", ["在妇幼健康会上的讲话", "签发人：\u3000\u3000\u3000\u3000核稿：张\u3000\u3000拟稿：李"], "review")],
    [("移民工作讲话.docx", ["在移民工作会上的讲话", "同志们：", "（掌声）今天很高兴。"], "delivered")],
    [("政法会讲话（常务副县长口头同意）.docx", [], "final"), ("政法会讲话（请常务副县长定）.docx", [], "review")],
    [("信访会讲话 20260601a.docx", [], "draft"), ("信访会讲话 20260602.docx", [], "draft"), ("信访会讲话 20260603报书记.docx", [], "review")],
    [("科技奖励大会讲话（读稿标注停顿）.docx", [], "final")],
    [("五一表彰讲话 底稿-总工会.docx", [], "draft"), ("五一表彰讲话 综合科改.docx", [], "draft"), ("五一表彰讲话 主任审过待报.docx", [], "review")],
    [("旅发大会致辞.docx", ["旅发大会致辞", "（拟请县长致辞，初步考虑）"], "draft")],
    [("食安办会讲话 存档备查.docx", [], "delivered")],
    [("纪检会讲话（与会领导人手一份）.docx", [], "final")],
]  # fmt: skip


def made_names() -> Iterator[tuple[str, str]]:
    """Names that say who did what, and the state that they tell."""
    settled = [(frame.format(*one), "final") for frame, *one in product(DONE, PEOPLE, SETTLED)]
    still_open = [(frame.format(*one), "review") for frame, *one in product(OPEN, PEOPLE, ASKED)]
    yield from ((f"防汛讲话 {part}.docx", state) for part, state in settled + still_open)
    yield from (
        (f"防汛讲话定稿 {frame.format(act)}.docx", "delivered") for frame, act in product(SAID, SPOKEN)
    )
