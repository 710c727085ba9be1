package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.tables.PageWordLists;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.time.LegalTime;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Home pages without a single number in their source, of which a visitor may well see one: a person looks, and no page is said to lack
 * what a machine could not read. TEXT stands for two hundred characters, which are enough for a page that is judged.
 */
class PagesWithoutWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String TEXT = "<p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8) + "</p>";
    private static final String SOME = "<p>" + "正在为您打开网站，请稍候，如果没有反应请刷新页面。".repeat(6) + "</p>";
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title></title><h1><img src='title.png'></h1><p>首页</p> | MADE_OF_PICTURES",
                "TEXT<div id='footer'><img src='footer.png'></div> | MADE_OF_PICTURES",
                "TEXT<footer><svg><text>京</text></svg></footer> | MADE_OF_PICTURES",
                "TEXT<a href='https://beian.miit.gov.cn/'><img src='icp.png' alt='网站备案'></a> | MADE_OF_PICTURES",
                "<img src='all.jpg' alt='TEXT'> | MADE_OF_PICTURES",
                "<canvas>TEXT</canvas><p>首页</p> | MADE_OF_PICTURES",
                "<svg><text>欢迎光临</text></svg> | TOO_LITTLE_TEXT",
                "<div id='app'></div><noscript>TEXT</noscript><script type='module' src='app.js'></script> | MADE_BY_SCRIPT",
                "TEXT<app-footer></app-footer><script src='app.js'></script> | MADE_BY_SCRIPT",
                "SOME<script>setTimeout(function () { window.location.href = '/home' }, 9)</script> | MADE_BY_SCRIPT",
                "SOME<script>location.replace('/home')</script> | MADE_BY_SCRIPT",
                "<frameset rows='9,*'><frame src='a.html'><noframes><body>TEXT</body></noframes></frameset> | IN_FRAMES",
                "<iframe src='home.html'>TEXT</iframe><p>首页</p> | IN_FRAMES",
                "TEXT<iframe src='/footer.html'></iframe> | IN_FRAMES",
                "<meta http-equiv='refresh' content='0;URL=/home'>TEXT | REFRESH",
                "'' | TOO_LITTLE_TEXT",
                "<html><head></head><body><!-- 京ICP备19000001号-1 --></body></html> | TOO_LITTLE_TEXT"
            })
    void a_page_that_a_machine_cannot_read_goes_to_a_person(String html, PageNote note) {
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var told = told(html.replace("TEXT", TEXT).replace("SOME", SOME).getBytes(charset), Map.of());

            assertUnknown(told, note);
        }
    }

    @Test
    void a_refresh_that_stands_in_the_header_leads_away_as_one_of_the_page_does() {
        assertUnknown(told(TEXT.getBytes(StandardCharsets.UTF_8), Map.of("refresh", "0; url=/home")), PageNote.REFRESH);
    }

    @Test
    void bytes_that_are_no_text_are_not_judged() {
        var bytes = new byte[4_000];
        new Random(17).nextBytes(bytes);

        assertUnknown(told(bytes, Map.of("content-type", "text/html")), PageNote.NOT_HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=utf-8", "text/html; charset=gb2312", "text/html"})
    void a_page_in_gb18030_is_read_whatever_charset_is_named(String type) {
        // The last character has four bytes there.
        var page = TEXT + "<footer>京ICP备19000001号-1 京公网安备11010500000001号 \ud840\udc0b</footer>"
                + "<a href='https://beian.miit.gov.cn/'>工信部</a><a href='https://beian.mps.gov.cn/'>公安</a>";

        assertThat(told(page.getBytes(GB18030), Map.of("content-type", type))).isEmpty();
        assertThat(told(TEXT.getBytes(GB18030), Map.of("content-type", type)))
                .as("and one that has text enough and no number lacks it")
                .extracting(PageObservation::verdict)
                .containsOnly(PageVerdict.FAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe src='https://map.example.com/'></iframe>",
                "<iframe src='/track.html' style='display:none'></iframe>",
                "<div class='foot-logo'><img src='logo.png'></div><footer>版权所有</footer>",
                "<a href='https://beian.miit.gov.cn/'>工信部</a><a href='/'><img src='logo.png'></a>",
                "<script>if (window.location.href == '/m') { show() }</script>"
            })
    void what_most_pages_have_hides_nothing(String more) {
        assertThat(told((TEXT + TEXT + TEXT + TEXT + more).getBytes(StandardCharsets.UTF_8), Map.of()))
                .extracting(PageObservation::verdict)
                .containsOnly(PageVerdict.FAULT);
    }

    private static void assertUnknown(List<PageObservation> told, PageNote note) {
        assertThat(told).isNotEmpty().allSatisfy(one -> {
            assertThat(one.verdict()).isEqualTo(PageVerdict.UNKNOWN);
            assertThat(one.note()).isEqualTo(note);
        });
    }

    private static List<PageObservation> told(byte[] body, Map<String, String> headers) {
        var all = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var page = new FetchedPage(
                FetchOutcome.FETCHED,
                "",
                URI.create("https://shop.com.cn/"),
                200,
                all,
                body,
                null,
                0,
                null,
                Duration.ZERO);
        return JudgePage.of(page, FILED, PageWordLists.bundled().on(LegalTime.dayOf(NOW)), NOW)
                .observations();
    }
}
