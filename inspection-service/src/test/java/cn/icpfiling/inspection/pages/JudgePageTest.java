package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PagePlace;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.tables.PageWordLists;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.time.LegalTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are the page of a site, and what of them is evidence. */
class JudgePageTest {

    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final String TEXT = "<title>站</title><p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8) + "</p>";
    private static final FiledPage FILED = new FiledPage(
            new UUID(0, 1),
            "shop.com.cn",
            "11",
            "京ICP备19000001号",
            "京ICP备19000001号-1",
            4,
            null,
            0L,
            "北京甲科技有限公司",
            Instant.parse("2026-01-01T00:00:00Z"));

    private static JudgePage.Judged judged(String url, int status, String type, String body) {
        return JudgePage.of(
                new FetchedPage(
                        FetchOutcome.FETCHED,
                        "",
                        URI.create(url),
                        status,
                        type == null ? Map.of() : Map.of("content-type", List.of(type)),
                        body.getBytes(StandardCharsets.UTF_8),
                        null,
                        0,
                        null,
                        Duration.ZERO),
                FILED,
                PageWordLists.bundled().on(LegalTime.dayOf(NOW)),
                NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.com.cn/, text/html; charset=utf-8, NOTHING_FOUND",
        "https://www.shop.com.cn/, TEXT/HTML, NOTHING_FOUND",
        "https://m.shop.com.cn/, , NOTHING_FOUND",
        "https://other.com.cn/, text/html, NOT_THE_SITE",
        "https://shop.com/, text/html, NOT_THE_SITE",
        "https://shop.com.cn/, application/json, NOT_HTML",
        "https://shop.com.cn/, text/plain; charset=utf-8, NOT_HTML"
    })
    void a_page_of_another_site_or_type_is_not_judged(String url, String type, PageNote note) {
        var judged = judged(url, 200, type, TEXT);

        assertThat(judged.observations()).extracting(PageObservation::note).containsOnly(note);
        assertThat(judged.observations())
                .extracting(PageObservation::verdict)
                .containsOnly(note == PageNote.NOTHING_FOUND ? PageVerdict.FAULT : PageVerdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"204, TOO_LITTLE_TEXT", "200, TOO_LITTLE_TEXT", "404, ERROR_STATUS"})
    void an_empty_answer_is_unknown(int status, PageNote note) {
        var judged = judged("https://shop.com.cn/", status, null, "");

        assertThat(judged.observations()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.verdict()).isEqualTo(PageVerdict.UNKNOWN);
            assertThat(one.note()).isEqualTo(note);
        });
    }

    @Test
    void a_page_of_too_many_elements_is_not_parsed() {
        var most = judged("https://shop.com.cn/", 200, "text/html", TEXT + "<i>".repeat(90_000));
        var more = judged("https://shop.com.cn/", 200, "text/html", TEXT + "<i>".repeat(100_001));

        assertThat(most.title()).isEqualTo("站");
        assertThat(more.observations()).extracting(PageObservation::note).containsOnly(PageNote.TOO_LARGE);
        assertThat(more.title()).isEmpty();
    }

    @Test
    void evidence_is_what_was_observed_with_its_surroundings_and_the_footer() {
        var head = "<head>begin</head>" + "x".repeat(100_000);
        var source = head + "<p>京ICP备19000002号-1 of another</p>" + "y".repeat(100_000) + "<footer>end</footer>";
        var found = List.of(new PageObservation(
                "NUMBER.SHOWN_WRONG",
                PageVerdict.FAULT,
                PageNote.OTHER_NUMBER,
                PagePlace.TEXT,
                "京ICP备19000002号-1 of another"));

        var evidence = EvidenceSource.of(source, found, 40_960);

        assertThat(evidence.whole()).isFalse();
        assertThat(evidence.text())
                .startsWith("<head>begin")
                .contains("<p>京ICP备19000002号-1 of another</p>")
                .endsWith("<footer>end</footer>")
                .contains(EvidenceSource.LEFT_OUT)
                .hasSizeLessThanOrEqualTo(40_960)
                .hasSizeGreaterThan(30_000);
        assertThat(EvidenceSource.of(source, List.of(), 40_960).text()).isEmpty();
        assertThat(EvidenceSource.of("<p>short</p>", found, 40_960))
                .isEqualTo(new EvidenceSource("<p>short</p>", true));
    }
}
