package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The home page lies under one of the domains and hides nothing. */
class HomePageRulesTest {

    @Test
    void a_home_page_lies_under_its_domain_however_either_is_written() {
        var facts = new Facts();
        facts.domains = List.of("xn--fsqu00a.xn--fiqs8s", "OK-shop.cn");
        for (var page : List.of(
                "例子.中国", "http://www.例子。中国/", "https://shop.xn--fsqu00a.xn--fiqs8s:443/a?b#c", " HTTPS://ok-shop.cn")) {
            facts.homePage = page;
            assertThat(new HomePageLiesUnderADomain().check(facts.build()))
                    .as(page)
                    .isEmpty();
        }
        assertThat(HomePage.withoutScheme(" http://www.ok-shop.cn/a ")).isEqualTo("www.ok-shop.cn/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.ok-shop.cn/../..",
                "www.ok-shop.cn/a/./b",
                "www.ok-shop.cn/%2e%2e/a",
                "www.ok-shop.cn/%252e%252e/a",
                "www.ok-shop.cn//evil",
                "www.ok-shop.cn/a b",
                "www.ok-shop.cn/a%0ab",
                "www.ok-shop.cn/%",
                "www.ok-shop.cn/\\a",
                "www.ok-shop.cn/<a",
                "www.ok-shop.cn/\u200Ba",
                "ｗｗｗ.ok-shop.cn",
                "www.ok-shop.cn／a"
            })
    void a_home_page_that_hides_where_it_leads_is_refused(String page) {
        var facts = new Facts();
        facts.homePage = page;

        assertThat(new HomePageIsPlain().check(facts.build()))
                .extracting(Violation::rule, Violation::code)
                .containsExactly(tuple("F-033", "HOME_PAGE_MALFORMED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.ok-shop.cn",
                " HTTPS://www.ok-shop.cn/",
                "www.ok-shop.cn/a..b/.well-known?x=../..&u=http://a.cn#b",
                "www.ok-shop.cn/%E4%BE%8B%E5%AD%90/a+b%20c",
                "www.ok-shop.cn/100%25",
                "例子。中国/首页"
            })
    void an_honest_home_page_is_plain(String page) {
        var facts = new Facts();
        facts.homePage = page;

        assertThat(new HomePageIsPlain().check(facts.build())).isEmpty();
    }
}
