"""What stands in a file but is not part of the speech is taken out, and listed with its reason."""

import pytest

from tests.reading.helpers import OPENING, TEXT, read

TITLE = "在全县工作会议上的讲话"


@pytest.mark.parametrize(
    "line, reason",
    [
        ("本文系作者原创作品，未经许可禁止转载！", "版权声明或网站说明"),
        ("声明：本文内容来源于网络，如有侵权请联系删除。", "版权声明或网站说明"),
        ("版权声明：本资料仅供参考", "版权声明或网站说明"),
        ("（根据录音整理，未经本人审阅）", "版权声明或网站说明"),
        ("来源：某某网", "版权声明或网站说明"),
        ("更多公文写作素材，请关注微信公众号：小笔杆", "广告"),
        ("扫码加入资料群，免费下载十万篇范文", "广告"),
        ("长按识别下方二维码关注我们", "广告"),
        ("下一篇：在全县财政工作会议上的讲话", "广告"),
        ("微信：xiaobigan2024", "联系方式"),
        ("加微信xbg_2024领取资料", "联系方式"),
        ("QQ群：123456789", "联系方式"),
        ("联系电话：0912-1234567", "联系方式"),
        ("网址：http://www.example.com/a.html", "联系方式"),
        ("会议材料之三", "文稿标记"),
        ("内部资料，注意保密", "文稿标记"),
        ("某某文秘网", "网站名称"),
        ("（来源：市委办公室）", "版权声明或网站说明"),
        ("目　录", "文稿标记"),
        ("特急", "文稿标记"),
        ("澄办发〔2024〕5号", "文号"),
        ("中共澄城县委办公室文件", "文稿标记"),
        ("您所在的位置：首页 > 领导讲话", "网页导航"),
        ("【打印】 【关闭】", "网页导航"),
        ("分享到：微信 微博 QQ空间", "网页导航"),
        ("字号：[大 中 小]", "网页导航"),
        ("主办：某某县人民政府办公室 陕ICP备12345678号", "网页导航"),
        ("投稿邮箱：someone@example.com", "联系方式"),
    ],
)
def test_notices_advertising_and_contacts_are_removed(line: str, reason: str):
    for texts in ((line, TITLE, OPENING, TEXT), (TITLE, OPENING, TEXT, line), (TITLE, OPENING, line, TEXT)):
        document = read(*texts)
        assert [(r.text, r.reason) for r in document.removed] == [(line, reason)]
        assert [p.text for p in document.paragraphs] == [TITLE, OPENING, TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "要用好微信公众号、短视频等平台，讲好身边的故事，引导群众关注健康、参与治理，把正能量传播到千家万户。",
        "要畅通举报渠道，公布举报电话和邮箱，对群众反映的问题逐一登记、逐一核查，件件有回音。",
        "要动员企业加入商会，发展会员，提升服务水平，让会员企业真正感受到组织的温暖。",
        "要严厉打击盗版侵权行为，保护知识产权，未经授权不得使用他人商标。",
        "要加强网站建设，及时发布信息，更多地倾听群众的意见，材料要真实，数据要准确。",
    ],
)
def test_a_speech_may_speak_of_such_things(text: str):
    document = read(TITLE, OPENING, "一、提高认识", f"一要抓宣传。{text}", f"二要抓落实。{TEXT}")
    assert document.removed == ()


def test_an_attachment_keeps_its_number():
    document = read(TITLE, OPENING, TEXT, "附件1", "冬季安全生产大检查工作方案", TEXT)
    assert document.removed == ()
    assert "附件1" in [p.text for p in document.paragraphs]


@pytest.mark.parametrize(
    "mark",
    [
        "— 3 —",
        "—3—",
        "- 3 -",
        "-3-",
        "· 3 ·",
        "3",
        "第3页",
        "第3页 共8页",
        "第 3 页，共 8 页",
        "3/8",
        "Page 3 of 8",
    ],
)
def test_a_page_number_in_the_middle_of_a_sentence_is_removed(mark: str):
    before, after = TEXT[:30], TEXT[30:]
    document = read(TITLE, OPENING, OPENING + before, "", mark, "", after, TEXT)
    assert [(r.text, r.reason) for r in document.removed] == [(mark, "页码")]
    assert [p.text for p in document.paragraphs] == [TITLE, OPENING, OPENING + TEXT, TEXT]


def test_a_page_number_run_into_a_line_is_removed():
    document = read(TITLE, OPENING, f"{TEXT[:30]}— 3 —{TEXT[30:]}", f"{TEXT[:20]}第3页 共8页{TEXT[20:]}")
    assert [r.text for r in document.removed] == ["— 3 —", "第3页 共8页"]
    assert [p.text for p in document.paragraphs[2:]] == [TEXT, TEXT]


@pytest.mark.parametrize(
    "text", ["要在2019—2021年的基础上再提高3—5个百分点，把工作做实。", "完成投资3亿元，增长8%，位居第3位。"]
)
def test_figures_in_the_text_are_no_page_numbers(text: str):
    document = read(TITLE, OPENING, text)
    assert document.removed == ()
    assert document.paragraphs[-1].text == text


def test_running_heads_are_removed_wherever_a_page_ends():
    head = "县委办公室文稿"
    document = read(TITLE, OPENING, OPENING + TEXT[:30], head, "— 1 —", TEXT[30:], TEXT, head, "— 2 —", TEXT)
    assert [(r.text, r.reason) for r in document.removed] == [
        (head, "页眉页脚"),
        ("— 1 —", "页码"),
        (head, "页眉页脚"),
        ("— 2 —", "页码"),
    ]
    assert [p.text for p in document.paragraphs] == [TITLE, OPENING, OPENING + TEXT, TEXT, TEXT]


def test_a_title_that_runs_as_a_head_stays_once():
    document = read(TITLE, OPENING, TEXT, TITLE, TEXT, TITLE, TEXT, TITLE)
    assert [p.text for p in document.paragraphs] == [TITLE, OPENING, TEXT, TEXT, TEXT]
    assert len(document.removed) == 3


def test_what_a_speech_says_again_and_again_is_no_running_head():
    document = read(
        TITLE, "同志们：", OPENING, "…………", TEXT, "…………", "同志们：", TEXT, "…………", "同志们：", TEXT
    )
    assert document.removed == ()


def test_advertising_in_the_middle_of_a_sentence_is_removed():
    line = "更多公文素材请访问www.example.com"
    document = read(TITLE, OPENING, OPENING + TEXT[:30], line, TEXT[30:])
    assert [r.text for r in document.removed] == [line]
    assert [p.text for p in document.paragraphs] == [TITLE, OPENING, OPENING + TEXT]


def test_a_notice_without_a_mark_at_its_end_takes_no_title_with_it():
    document = read("版权所有！转载请注明出处", TITLE, OPENING, TEXT)
    assert [p.text for p in document.paragraphs] == [TITLE, OPENING, TEXT]


@pytest.mark.parametrize(
    "sentence",
    [
        "群众来电0912-6728888反映问题，要当天答复。",
        "咨询电话：12345，大家都要记住，接通率要达到100%。",
        "请大家关注公众号：青山发布，这是县里唯一的权威出口，谣言止于公开。",
        "登录网站www.qingshan.gov.cn就能查到办事指南。",
        "网址：http://www.qs.gov.cn，群众可以在上面留言，各单位三天内答复。",
        "在文件的第3页，讲得很清楚，请大家翻到第3页看一看。",
        "各单位的微信群要清理，一个单位最多保留两个工作群，微信号：实名登记。",
        "未经批准，不得转载涉密内容，这是保密纪律。",
        "严禁外传的文件要锁进柜子。",
        "责任编辑：这四个字，分量很重。",
        "联系方式：每名包联干部的姓名、电话印在连心卡上，贴到群众家门口。",
        "来源：农业收入占比四成，务工收入占六成。",
        "要扫码登记、扫码通行。",
        "免费下载一批农技资料，送到农民手上。",
        "更多的材料要报到县委办，请各单位下载后填写。",
        "地址：东大街18号，就在新政务大厅。",
        "编辑：要选政治强、文笔好的同志。",
        "QQ群12345678是部门的工作群，要有专人值守。",
        "免责声明不是挡箭牌。",
        "发布时间：每周五下午，准时公布排名。",
    ],
)
def test_a_sentence_of_the_speech_that_speaks_of_such_things_stays(sentence: str):
    document = read(
        "在全县政务服务工作会议上的讲话", OPENING, sentence, TEXT, "同志们，让我们携起手来，再创佳绩。"
    )
    assert document.removed == ()
    assert document.paragraphs[2].text == sentence


def test_a_pasted_sentence_that_speaks_of_scanning_stays():
    pasted = ("规范执法。推行“扫码入企”，同一年度同一事项只查一次。", TEXT)
    assert [p.text for p in read(*pasted).paragraphs] == list(pasted)


@pytest.mark.parametrize(
    "notice",
    [
        "本文来源于网络，版权归原作者所有，如有侵权请联系我们删除。",
        "更多公文材料请关注公众号：笔杆子，大家都在看。",
        "本材料仅供学习参考，请勿照搬照抄。",
    ],
)
def test_a_notice_goes_wherever_it_stands(notice: str):
    for lines in ([notice, "在全县会议上的讲话", OPENING, TEXT], ["在全县会议上的讲话", OPENING, notice, TEXT],
                  ["在全县会议上的讲话", OPENING, TEXT, notice]):  # fmt: skip
        assert [removed.text for removed in read(*lines).removed] == [notice]


def test_a_sentence_below_the_speech_stays_where_it_speaks_to_people():
    spoken = "最后，请大家关注公众号：青山发布，谢谢！"
    assert read("在全县会议上的讲话", OPENING, TEXT, spoken).removed == ()


def test_a_column_of_figures_is_no_run_of_page_numbers():
    document = read("在全县会议上的讲话", OPENING, "120", "135", "98", TEXT)
    assert document.removed == ()


def test_a_refrain_said_between_whole_sentences_is_text():
    refrain = "青春无悔奋斗有我"
    document = read(
        TITLE, "同学们：", OPENING, refrain, TEXT, refrain, TEXT + OPENING, refrain, OPENING + TEXT
    )
    assert document.removed == ()
    assert [p.role.value for p in document.paragraphs if p.text == refrain] == ["body"] * 3


def test_a_line_that_names_an_office_is_a_running_head_where_it_tears_one_sentence():
    head = "双河镇党政综合办公室"
    torn = (TEXT + TEXT[:30], head, TEXT[30:])
    assert [r.text for r in read(head, TITLE, OPENING, *torn).removed] == [head] * 2
    assert [r.text for r in read(head, TITLE, OPENING, TEXT, head, TEXT).removed] == []


def test_a_line_that_tears_sentences_is_a_running_head_whatever_it_says():
    head = "青春无悔奋斗有我"
    torn = [piece for text in (TEXT, OPENING, TEXT + OPENING) for piece in (text[:30], head, text[30:])]
    assert [r.text for r in read(TITLE, OPENING, *torn).removed] == [head] * 3
