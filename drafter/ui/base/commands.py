"""Every command of the window, declared once: its name, words, keys and place in the menus."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `name` is the object name of its action, `short` its words on the tool bar."""

    name: str
    text: str
    keys: str = ""
    tip: str = ""
    short: str = ""
    checkable: bool = False


SEPARATOR = None

#: The menus of commands that all need a draft.
_PARAGRAPHS, _CHECKS = _ON_DRAFTS = ("段落", "校核")

#: Each menu: its title, the letter that opens it together with Alt, and its commands.
MENUS: tuple[tuple[str, str, tuple[Command | None, ...]], ...] = (
    (
        "文件",
        "F",
        (
            Command("actionNew", "新建稿子…", "Ctrl+N", "选一个提纲，开始写一篇新稿", "新建"),
            Command("actionNewWindow", "新建窗口", "Ctrl+Shift+W", "再开一个窗口，写另一篇稿子"),
            Command("actionOpen", "打开…", "Ctrl+O", "打开以前的稿子，或看看一份 Word、PDF 等文件", "打开"),
            Command("actionAssemble", "合稿…", tip="几个人写的稿子或 Word 文件合成一篇，各成一个部分"),
            Command("actionSave", "保存", "Ctrl+S", "保存稿子", "保存"),
            Command("actionSaveAs", "另存为…", "Ctrl+Shift+S"),
            SEPARATOR,
            Command(
                "actionExport", "导出 Word 或 PDF…", "Ctrl+E", "导出排好版的 Word 文档或 PDF", "导出 Word"
            ),
            Command("actionExportReading", "导出朗读用大字版…", "Ctrl+Shift+E", "放在讲台上念的大字稿"),
            Command(
                "actionExportForApproval",
                "导出送审稿…",
                tip="标题下注明送审稿、讨论稿，可加拟稿、核稿、签发的封面",
            ),
            Command("actionPreview", "预览", "Ctrl+P", "照打印的样子看页面，打印，存成 PDF", checkable=True),
            Command("actionPageSetup", "页面设置…", tip="页边距、行距、每行字数、页码、字体，旁边就是页面"),
            Command("actionCopyLayout", "复制一份版式…", tip="改成本单位自己的版式"),
            SEPARATOR,
            Command("actionRevision", "导入修改稿…", "Ctrl+Shift+R", "看领导在 Word 里改了哪里，逐段采用"),
            Command(
                "actionArchive", "讲完存档…", tip="把定稿或讲过的稿子存进语料库，注明会议和日期，下次好用"
            ),
            Command("actionVersions", "历史版本…", "Ctrl+Shift+T", "与以前的稿子比较，取回一段或全部"),
            SEPARATOR,
            Command("actionImport", "导入语料…", "Ctrl+I", "把以前的讲话放进语料库", "导入语料"),
            Command("actionImportFolder", "导入整个文件夹…", "Ctrl+Shift+I"),
            Command("actionLibrary", "管理语料库…", "Ctrl+Shift+L"),
            SEPARATOR,
            Command("actionPreferences", "首选项…", "Ctrl+,"),
            Command("actionUnit", "本单位…", "Ctrl+U", "单位、地方、领导：填一次，以后自动用上"),
            Command("actionHome", "回到开始页", "Ctrl+Shift+H"),
            Command("actionClose", "关闭窗口", "Ctrl+W"),
            Command("actionQuit", "退出", "Ctrl+Q", "关闭所有窗口"),
        ),
    ),
    (
        "编辑",
        "E",
        (
            Command("actionUndo", "撤销", "Ctrl+Z", "撤销上一步", "撤销"),
            Command("actionRedo", "重做", "Ctrl+Y", "把撤销的再做一遍", "重做"),
            SEPARATOR,
            Command("actionCut", "剪切", "Ctrl+X"),
            Command("actionCopy", "复制", "Ctrl+C"),
            Command("actionPaste", "粘贴", "Ctrl+V"),
            Command("actionSelectAll", "全选", "Ctrl+A"),
            SEPARATOR,
            Command("actionFind", "查找…", "Ctrl+F", "在全文里找"),
            Command("actionReplace", "替换…", "Ctrl+H", "全文替换，先看再换"),
            Command("actionFindNext", "下一处", "F3"),
            Command("actionFindPrevious", "上一处", "Shift+F3"),
            SEPARATOR,
            Command("actionBlanks", "填空…", "Ctrl+B", "一次填好全文里待填的地方"),
            Command("actionLevels", "换成本级说法…", "Ctrl+Shift+B", "我市 → 我县，市委 → 县委"),
            Command(
                "actionFigures",
                "数字…",
                "Ctrl+Shift+F",
                "全文的数字数的是什么、在哪里，前后是否一致，改一处各处都改",
            ),
            SEPARATOR,
            Command("actionSearch", "搜索语料", "Ctrl+K", "在以前的讲话里找；稿纸上选中了字，就找这几个字"),
            Command("findSource", "按标题找一篇来源…", "", "只看语料库里的某一篇讲话"),
            Command("cardSimilar", "找相似", "", "找和选中的卡片意思相近的段落"),
            Command("cardOnly", "只看这一篇", "", "只看选中的卡片所在的那篇讲话"),
            Command("cardOutline", "以此文为提纲…", "", "把选中的卡片所在的那篇讲话存为提纲"),
        ),
    ),
    (
        _PARAGRAPHS,
        "P",
        (
            Command("roleHeading1", "一级小标题（一、）", "Ctrl+1"),
            Command("roleHeading2", "二级小标题（（一））", "Ctrl+2"),
            Command("roleHeading3", "三级小标题（1.）", "Ctrl+3"),
            Command("rolePoint", "要点（一要……）", "Ctrl+4"),
            Command("roleBody", "正文", "Ctrl+5"),
            Command("roleAddressee", "主送机关"),
            Command("roleSalutation", "称谓", "Ctrl+6"),
            Command("roleTitle", "标题", "Ctrl+7"),
            Command("roleDate", "日期", "Ctrl+8"),
            Command("roleSignature", "落款", "Ctrl+9"),
            Command("roleAttachmentNote", "附件说明", "", "正文下面写明带哪些附件的几行"),
            Command("roleAttachment", "附件序号（附件1）", "", "另起一页，下面是这个附件"),
            Command("roleAttachmentTitle", "附件标题"),
            SEPARATOR,
            Command(
                "nextAlternative", "换一段", "Alt+Right", "用语料库里为此处推荐的下一段换掉光标所在的段落"
            ),
            Command("previousAlternative", "换回上一段", "Alt+Left"),
            Command("proposeDraft", "先摆一稿", "Ctrl+F6", "每个空位放上语料里最合适的，一步就能撤销"),
            Command("nextSlot", "下一个空位", "F6", "到下面的空位，推荐跟着换"),
            Command("previousSlot", "上一个空位", "Shift+F6"),
            SEPARATOR,
            Command("levelDown", "降一级", "Tab"),
            Command("levelUp", "升一级", "Shift+Tab"),
            Command("moveUp", "上移", "Alt+Up", "小标题连同整个部分一起移动"),
            Command("moveDown", "下移", "Alt+Down", "小标题连同整个部分一起移动"),
            SEPARATOR,
            Command("actionRefit", "换一个提纲…", "Ctrl+Shift+G", "写了一半也能换：文字自己找到新位置"),
            Command("saveOutline", "存为提纲…", "", "把这篇稿子的架子留下来，以后新建时选用"),
            Command("toggleNumbers", "小标题编号", "Ctrl+Shift+N", "给一级小标题加上或去掉一、二、三、"),
            Command("putInOrder", "把序号排顺", "", "原稿里跳了、重了的序号，从这一组的第一个起重新排"),
            Command("toggleLock", "锁定或解锁段落", "Ctrl+L", "锁定的段落拖不动"),
            Command(
                "togglePark", "设为待用或用回正文", "Ctrl+Shift+M", "留在稿子里备用：不编号、不计字数、不导出"
            ),
            Command("editNote", "旁注…", "Ctrl+Shift+U", "写在段落旁边给自己看，不导出"),
            Command("clearSlot", "改回空位", "Ctrl+Shift+Backspace", "清空文字，重新露出提示"),
            Command("removeParagraph", "删除段落", "Ctrl+Shift+D"),
        ),
    ),
    (
        _CHECKS,
        "J",
        (
            Command("actionCheck", "校核全文", "F7", "查他处地名、过时提法、待填和前后不符", "校核"),
            Command("nextFinding", "下一处", "F8"),
            Command("previousFinding", "上一处", "Shift+F8"),
            Command("fixFinding", "照第一条建议改", "Ctrl+."),
            Command("fixKind", "这一类全部改…", "Ctrl+Shift+.", "打开的那一类，先列出来看，回车一次改好"),
        ),
    ),
    (
        "视图",
        "V",
        (
            Command("zoomIn", "放大稿纸", "Ctrl+="),
            Command("zoomOut", "缩小稿纸", "Ctrl+-"),
            Command("zoomReset", "原来大小", "Ctrl+0"),
            SEPARATOR,
            Command("goOutline", "到提纲", "Alt+1"),
            Command("goSheet", "到稿纸", "Alt+2"),
            Command("goLibrary", "到语料卡片", "Alt+3"),
            SEPARATOR,
            Command("toggleOutline", "提纲", "Ctrl+F2", checkable=True),
            Command("toggleLibrary", "右侧栏", "Ctrl+F3", "语料、校核、引用与出处", checkable=True),
            Command("toggleFocus", "专注写作", "F11", "只留稿纸，再按一次恢复", checkable=True),
            Command("toggleDark", "深色", "Ctrl+F12", checkable=True),
        ),
    ),
    (
        "帮助",
        "H",
        (
            Command("actionPalette", "找命令…", "Ctrl+Shift+P", "输入命令的名称或拼音首字母，回车就执行"),
            Command("actionHelp", "使用说明", "F1", "从导入旧讲话到导出，一步一步"),
            Command("actionKeys", "快捷键一览", "Ctrl+F1"),
            Command("actionFreshness", "词表的新旧…"),
            Command("actionSelfTest", "自检", tip="看看程序的各个部分在这台电脑上是否正常"),
            Command("actionLog", "错误记录", tip="程序出过的意外，可以复制或发给技术人员"),
            Command("actionAbout", "关于公文起草助手"),
        ),
    ),
)

#: The tool bar, by the names of its commands; None is a gap. What changes its words stands last and pushes nothing.
TOOL_BAR: tuple[str | None, ...] = (
    "actionNew",
    "actionOpen",
    "actionSave",
    None,
    "actionUndo",
    "actionRedo",
)
#: What stands at the right end, and stays there however narrow the window is.
TOOL_BAR_END: tuple[str, ...] = ("actionImport", "actionCheck", "actionPreview", "actionExport")

#: The commands for which there must be a draft: all on paragraphs and checks, and these.
NEEDS_DRAFT = frozenset(
    command.name for title, _, commands in MENUS if title in _ON_DRAFTS for command in commands if command
) | {
    "actionSave",
    "actionSaveAs",
    "actionExport",
    "actionExportReading",
    "actionPreview",
    "actionRevision",
    "actionVersions",
    "actionArchive",
    "actionFind",
    "actionReplace",
    "actionFindNext",
    "actionFindPrevious",
    "actionBlanks",
    "actionLevels",
    "actionFigures",
    "toggleFocus",
    "goOutline",
    "goSheet",
    "goLibrary",
}

#: Keys that the editor of the sheet handles by itself; the menu only shows them.
_SHOWN_ONLY = frozenset({"levelDown", "levelUp", "actionCut", "actionCopy", "actionPaste", "actionSelectAll"})


def all_commands() -> list[Command]:
    """Every command, in the order of the menus."""
    return [command for _, _, commands in MENUS for command in commands if command]


def build_menus(
    window: QMainWindow, bar: QMenuBar, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Fill the window's menu bar and return the actions by name; Alt and its letter opens a menu.

    Raises KeyError where a command has no handler.
    """
    actions: dict[str, QAction] = {}
    for title, letter, commands in MENUS:
        menu = QMenu(title, window)
        bar.addMenu(menu)
        opener = QShortcut(QKeySequence(f"Alt+{letter}"), window)
        opener.activated.connect(lambda menu=menu: bar.setActiveAction(menu.menuAction()))
        for command in commands:
            if command is None:
                menu.addSeparator()
                continue
            actions[command.name] = _action(window, command, handlers[command.name])
            menu.addAction(actions[command.name])
    return actions


def _action(window: QMainWindow, command: Command, handler: Callable[[], object]) -> QAction:
    action = QAction(command.text, window)
    action.setObjectName(command.name)
    action.setCheckable(command.checkable)
    action.setIconText(command.short or command.text)
    keys = f"（{command.keys}）" if command.keys else ""
    action.setToolTip(f"{command.tip or command.text.rstrip('…')}{keys}")
    if command.keys and command.name in _SHOWN_ONLY:
        action.setText(f"{command.text}\t{command.keys}")
    elif command.keys:
        action.setShortcut(QKeySequence(command.keys))
    action.triggered.connect(lambda _checked=False: handler())
    return action
