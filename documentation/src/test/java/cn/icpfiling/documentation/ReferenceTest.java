package cn.icpfiling.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SearchEntry;
import cn.icpfiling.documentation.source.Sources;
import cn.icpfiling.documentation.source.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Operations and topics as readers of each language see and find them. */
class ReferenceTest {

    private static final BuildSite build = BuiltSite.SITE;

    @Test
    void the_chinese_pages_of_operations_are_chinese_and_the_english_ones_english() {
        var zh = build.pages().get("/docs/zh/operations/applicant");
        var en = build.pages().get("/docs/en/operations/applicant");

        assertThat(zh)
                .contains("<h2 id=\"tag-orders\">备案订单</h2>", "<p>提交订单</p>", "<code>submitOrder</code>")
                .doesNotContain("Submit an order", "lang=\"en\"><p");
        assertThat(en)
                .contains("<h2 id=\"tag-orders\">orders</h2>", "<p>Submit an order</p>", "<code>submitOrder</code>");
        for (var page : build.pages().entrySet()) {
            if (page.getKey().startsWith("/docs/zh/operations/")) {
                assertThat(Pattern.compile("</code><p>([^<]*)</p>")
                                .matcher(page.getValue())
                                .results())
                        .as(page.getKey())
                        .isNotEmpty()
                        .allSatisfy(summary -> assertThat(summary.group(1)).containsPattern("\\p{IsHan}"));
            }
        }
    }

    @Test
    void the_pages_of_topics_have_their_texts_in_the_language_of_the_page() {
        var topics = Topics.of(new Sources(BuiltSite.ROOT));

        for (var language : Language.values()) {
            for (var topic : topics.all()) {
                var page = build.pages().get(language.address("events/" + topic.name()));
                assertThat(meanings(page))
                        .as(topic.name())
                        .hasSizeGreaterThan(topic.messages().size())
                        .allSatisfy(text -> assertThat(text.matches(".*\\p{IsHan}.*"))
                                .as(text)
                                .isEqualTo(language == Language.ZH));
                assertThat(page)
                        .contains("<p>" + Html.withCode(topics.text(language, topic.description())) + "</p>")
                        .contains("<p>"
                                + Html.text(topics.text(
                                        language, topic.messages().getFirst().title()))
                                + "</p>");
            }
        }
        assertThat(build.pages().get("/docs/zh/events/icp.filing.order.v1"))
                .contains("订单已提交；核验开始")
                .doesNotContain("An order was submitted");
        assertThat(build.pages().get("/docs/en/events/icp.filing.order.v1"))
                .contains("An order was submitted; verification starts");
    }

    /** The last cell of each row that has a text. */
    private static List<String> meanings(String page) {
        return Pattern.compile("<td>([^\\n]*)</td></tr>")
                .matcher(page)
                .results()
                .map(row -> row.group(1).replaceAll(".*</td><td>|\\s*<small>.*", ""))
                .filter(text -> !text.isBlank())
                .toList();
    }

    @Test
    void the_page_of_a_problem_names_its_operations_in_the_language_of_the_page() {
        assertThat(build.pages().get("/docs/zh/problems/DOMAIN_CONFLICT"))
                .contains("提交订单")
                .doesNotContain("Submit an order");
        assertThat(build.pages().get("/docs/en/problems/DOMAIN_CONFLICT")).contains("Submit an order");
    }

    /** A place within a sentence is a value of the request; a whole sentence has to be told. */
    @Test
    void no_sentence_of_a_problem_is_a_place_alone() {
        var pages = build.pages().entrySet().stream()
                .filter(page -> page.getKey().contains("/problems/"))
                .toList();

        assertThat(pages)
                .hasSizeGreaterThan(500)
                .allSatisfy(
                        page -> assertThat(page.getValue()).doesNotContainPattern("[.。>]\\s*\\{\\d}[.。]?\\s*[<&\"]"));
        assertThat(build.pages().get("/docs/en/problems/LEGACY_LI_2"))
                .contains("by the cause: ", "masked. / If you know of none", "which the support has abandoned");
        assertThat(build.pages().get("/docs/zh/problems/LEGACY_LI_2")).contains("按原因为以下之一：", "客服已将其放弃");
    }

    @Test
    void a_chinese_search_finds_an_operation_by_chinese_words_english_words_and_its_id() throws IOException {
        var entry = build.site().found().stream()
                .filter(one -> one.address().equals("/docs/zh/operations/applicant#submitOrder"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.title()).isEqualTo("提交订单");
        assertThat(entry.summary()).isEqualTo("POST /api/v1/orders/{id}/submission · submitOrder · Submit an order");

        var index = new ObjectMapper().readTree(BuiltSite.asset("search_zh"));
        for (var term : new String[] {"提交", "订单", "submitorder", "submit", "submission"}) {
            assertThat(pages(index, term)).as(term).contains(entry.address());
        }
        assertThat(pages(index, "撤回")).doesNotContain(entry.address());
    }

    @Test
    void every_operation_is_found_once_in_each_language_at_a_place_that_exists() {
        for (var language : Language.values()) {
            var found = build.site().found().stream()
                    .filter(entry ->
                            entry.language() == language && entry.address().contains("#"))
                    .map(SearchEntry::address)
                    .toList();
            assertThat(found)
                    .hasSameSizeAs(
                            build.site().operations().chinese().summaries().keySet())
                    .doesNotHaveDuplicates();
            assertThat(found).allSatisfy(address -> {
                var hash = address.indexOf('#');
                assertThat(build.pages().get(address.substring(0, hash)))
                        .contains("id=\"" + address.substring(hash + 1) + "\"");
            });
        }
    }

    @Test
    void the_reference_is_given_its_words_and_the_english_one_keeps_those_of_the_contract() throws IOException {
        var zh = new ObjectMapper().readTree(BuiltSite.asset("reference_zh"));
        var en = new ObjectMapper().readTree(BuiltSite.asset("reference_en"));

        assertThat(build.pages().get("/docs/zh/reference")).contains("<div data-words=\"/docs/assets/reference_zh.");
        assertThat(build.pages().get("/docs/en/reference")).contains("<div data-words=\"/docs/assets/reference_en.");
        assertThat(zh.at("/operations/submitOrder").asText()).isEqualTo("提交订单");
        assertThat(zh.at("/tags/orders/0").asText()).isEqualTo("备案订单");
        assertThat(zh.path("line")).hasSize(4);
        assertThat(zh.path("descriptions")).hasSizeGreaterThan(2900);
        assertThat(zh.path("descriptions").path(ReferenceWords.key("The order")).asText())
                .isEqualTo("订单");
        assertThat(zh.at("/audiences/1").toString()).isEqualTo("[\"applicant\",\"申请人\"]");
        assertThat(en.at("/audiences/0").toString()).isEqualTo("[\"\",\"Without a token\"]");
        assertThat(en.has("operations")).isFalse();
        assertThat(en.has("descriptions")).isFalse();
    }

    /** The script computes the same for a text of the contract. */
    @Test
    void the_key_of_a_description_is_the_hash_that_java_gives_it() {
        assertThat(ReferenceWords.key("The order")).isEqualTo(Integer.toString("The order".hashCode(), 36));
        assertThat(BuiltSite.asset("reference")).contains("Math.imul(31, hash) + text.charCodeAt(at)");
    }

    @Test
    void a_reader_of_the_reference_does_not_wait_for_ever_and_is_told_how_to_go_on() {
        assertThat(BuiltSite.asset("reference"))
                .contains("await fetch(address, { signal: AbortSignal.timeout(patience) })")
                .containsOnlyOnce("fetch(")
                .contains("dataset.contract, PATIENCE)", "dataset.words, PATIENCE_FOR_WORDS)");
        assertThat(build.pages().get("/docs/zh/reference")).contains("data-broken=\"API 参考未能载入。请重新载入此页");
        assertThat(build.pages().get("/docs/en/reference")).contains("could not be loaded. Load this page again");
    }

    /** The addresses that the index has for a term; see the script of the site. */
    private static List<String> pages(JsonNode index, String term) {
        var pages = new ArrayList<String>();
        var last = 0;
        for (var step : index.path("terms").path(term).asText().split(" ")) {
            if (!step.isEmpty()) {
                last += Integer.parseInt(step, 36);
                pages.add(index.path("pages").path(last / 2).path(0).asText());
            }
        }
        return pages;
    }
}
