"""Campaigns and slogans in quotation marks that belong to one office."""

from drafter.reading.campaigns import find_campaigns


def test_a_campaign_of_ones_own_is_found():
    found = find_campaigns("深入开展“清河先锋”行动，争当“十佳店小二”。")
    assert [mention.text for mention in found] == ["清河先锋", "十佳店小二"]


def test_terms_of_the_whole_country_are_left_out():
    assert find_campaigns("增强“四个意识”，做到“两个维护”，落实“一岗双责”机制，推进“放管服”工作") == []


def test_a_quotation_is_no_campaign():
    assert find_campaigns("他说：“我一定办好。”大家要有“钉钉子”的精神") == []
