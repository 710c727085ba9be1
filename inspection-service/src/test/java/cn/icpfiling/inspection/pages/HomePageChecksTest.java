package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageChecks;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PagePlace;
import cn.icpfiling.inspection.core.pages.PageTrait;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.tables.PageWordLists;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single pages through reader and checks. The corpus says how often they are right; this says what they are meant to do. */
class HomePageChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final String TEXT = "<p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8) + "</p>";
    private static final String POLICE =
            "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010500000001'>京公网安备11010500000001号</a>";
    private static final String MINISTRY = "<a href='https://beian.miit.gov.cn/'>工信部</a>";

    private static FiledPage filed(String province, String subject, Instant at) {
        return new FiledPage(
                new UUID(0, 1), "site.example", province, subject, subject + "-1", 4, null, 0L, "北京甲科技有限公司", at);
    }

    private static final FiledPage FILED = filed("11", "京ICP备19000001号", Instant.parse("2026-01-01T00:00:00Z"));

    private static List<PageObservation> seen(String html, FiledPage filed) {
        return seen(html, filed, 200);
    }

    private static List<PageObservation> seen(String html, FiledPage filed, int status) {
        var words = PageWordLists.bundled().on(LocalDate.of(2026, 11, 28));
        return PageChecks.of(ReadPage.of(html, "http://site.example/"), status, filed, words, NOW);
    }

    private static Optional<PageObservation> number(String html, FiledPage filed) {
        return seen(html, filed).stream()
                .filter(one -> one.reason().startsWith("NUMBER."))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京ICP备19000001号-1",
                "京ICP备19000001-1",
                "京ICP备19000001-1号",
                "京 ICP 备 19000001 号 - 1",
                "京icp备19000001号-1",
                "京ＩＣＰ备１９０００００１号－１",
                "京ICP備19000001號-1",
                "京ICP备案19000001号-1",
                "京ICP备案号：19000001号-1",
                "京ICP备<br>19000001号-1",
                "京ICP备<b>19000001</b>号<i>-1</i>",
                "京ICP备&#8203;19000001号-1",
                "京ICP备19000001号—1",
                "版权所有：甲 京ICP备19000001号-1All rights reserved",
                "ICP证：京ICP备19000001号-1 京ICP证000001号"
            })
    void the_number_is_recognised_as_people_write_it(String written) {
        assertThat(number(TEXT + "<p>" + written + "</p>" + MINISTRY, FILED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "京ICP备19000002号-1, NUMBER.SHOWN_WRONG, OTHER_NUMBER",
        "沪ICP备19000001号-1, NUMBER.SHOWN_WRONG, OTHER_NUMBER",
        "ICP备19000001号-1, NUMBER.SHOWN_WRONG, OTHER_NUMBER",
        "京ICP备19000001号-2, NUMBER.SHOWN_WRONG, OTHER_NUMBER",
        "京ICP备xxxxxxxx号-1, NUMBER.SHOWN_WRONG, OTHER_NUMBER",
        "京ICP备19000001号, NUMBER.SHOWN_WRONG, NUMBER_WITHOUT_SUFFIX",
        "京ICP证190001号, NUMBER.NOT_SHOWN, NOTHING_FOUND",
        "京B2-19000001-1, NUMBER.NOT_SHOWN, NOTHING_FOUND",
        "备案号待公示, NUMBER.NOT_SHOWN, NOTHING_FOUND"
    })
    void another_number_is_wrong_and_a_licence_is_none(String written, String reason, PageNote note) {
        var found = number(TEXT + "<p>" + written + "</p>" + MINISTRY, FILED).orElseThrow();

        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.note()).isEqualTo(note);
    }

    @Test
    void sichuan_and_gansu_are_one_with_what_people_write_after_car_plates() {
        var sichuan = filed("51", "蜀ICP备19000001号", FILED.filedAt());

        assertThat(number(TEXT + "川ICP备19000001号-1" + MINISTRY, sichuan)).isEmpty();
    }

    @Test
    void a_province_in_traditional_characters_is_the_same() {
        var shandong = filed("37", "鲁ICP备19000001号", FILED.filedAt());

        assertThat(number(TEXT + "魯ICP備19000001號-1" + MINISTRY, shandong)).isEmpty();
    }

    @Test
    void a_page_that_congratulates_is_not_parked_for_that() {
        assertThat(seen(TEXT + "<p>恭喜发财</p>" + MINISTRY, FILED))
                .isEqualTo(seen(TEXT + "<p>新年发财</p>" + MINISTRY, FILED));
        assertThat(seen("<h1>恭喜</h1>" + TEXT, FILED)).isEqualTo(seen("<h1>新年</h1>" + TEXT, FILED));
    }

    @Test
    void a_site_of_guangdong_shows_the_number_of_its_subject() {
        var guangdong = filed("44", "粤ICP备19000001号", FILED.filedAt());

        assertThat(number(TEXT + "粤ICP备19000001号" + MINISTRY, guangdong)).isEmpty();
        assertThat(number(TEXT + "粤ICP备19000001号-1" + MINISTRY, guangdong)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='http://www.miitbeian.gov.cn/'>京ICP备19000001号-1</a> | FAULT | OLD_LINK",
                "<a href='https://beian.miit.gov.cn.evil.example/'>京ICP备19000001号-1</a> | FAULT | OTHER_LINK",
                "京ICP备19000001号-1 | FAULT | NO_LINK",
                "<span onclick='open()'>京ICP备19000001号-1</span> | UNKNOWN | SCRIPTED_LINK"
            })
    void the_number_must_lead_to_the_authority(String html, PageVerdict verdict, PageNote note) {
        var found = number(TEXT + html, FILED).orElseThrow();

        assertThat(found.reason()).isEqualTo("NUMBER.NOT_LINKED");
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.note()).isEqualTo(note);
        assertThat(found.snippet()).contains("京ICP备19000001号-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src='f.png' alt='京ICP备19000001号-1'> | |",
                "<p style='display: none'>京ICP备19000001号-1</p> | HIDDEN | SUSPECTED",
                "<meta name='author' content='京ICP备19000001号-1'> | META | SUSPECTED",
                "<p title='京ICP备19000001号-1'>某</p> | TOOLTIP | SUSPECTED",
                "<script>document.write('\\u4eacICP\\u590719000001\\u53f7-1')</script> | SCRIPT | UNKNOWN",
                "<!-- 京ICP备19000001号-1 --><p>某</p> | NONE | FAULT"
            })
    void what_a_visitor_does_not_see_is_not_shown(String html, String place, PageVerdict verdict) {
        var found = number(TEXT + html + MINISTRY, FILED);

        if (place == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow().verdict()).isEqualTo(verdict);
            assertThat(found.orElseThrow().place()).isEqualTo(place.equals("NONE") ? null : PagePlace.valueOf(place));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<div id='app'></div><script src='app.js'></script> | MADE_BY_SCRIPT",
                "<p>TEXT</p><footer></footer><script src='footer.js'></script> | MADE_BY_SCRIPT",
                "<form>请登录 <input type='password'></form> | BEHIND_LOGIN",
                "<frameset><frame src='a.html'></frameset> | IN_FRAMES",
                "<h1>此域名可以转让</h1> | PARKED",
                "'' | TOO_LITTLE_TEXT",
                "<h1>欢迎</h1><p>某公司的网站</p> | TOO_LITTLE_TEXT",
                "<img src='1.jpg'><img src='2.jpg'><p>首页</p> | MADE_OF_PICTURES",
                "<p>TEXT</p><img src='1'><img src='2'><img src='3'><img src='4'><img src='5'><img src='6'> | MADE_OF_PICTURES",
                "<meta http-equiv='Refresh' content='0; url=/home/'><p>TEXT</p> | REFRESH",
                "<p>TEXT</p>DEEP<p>京ICP备19000001号-1</p> | CUT_OFF",
                "<p>TEXT</p><script>SCRIPT</script> | CUT_OFF"
            })
    void a_page_that_shows_too_little_is_unknown_and_never_without_a_number(String html, PageNote note) {
        var found = seen(
                html.replace("TEXT", TEXT).replace("DEEP", "<div>".repeat(450)).replace("SCRIPT", "x".repeat(300_000)),
                FILED);

        assertThat(found).isNotEmpty().allSatisfy(one -> {
            assertThat(one.verdict()).isEqualTo(PageVerdict.UNKNOWN);
            assertThat(one.note()).isEqualTo(note);
        });
    }

    @Test
    void a_page_that_loads_itself_again_or_helps_a_browser_without_scripts_is_the_page() {
        var again = "<meta http-equiv='refresh' content='60'>";
        var without = "<noscript><meta http-equiv='refresh' content='0; url=/plain'></noscript>";

        assertThat(seen(again + without + TEXT, FILED))
                .extracting(PageObservation::note)
                .containsOnly(PageNote.NOTHING_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "京ICP备19000002号-1 | FAULT",
                "京ICP备19000001号-2 | SUSPECTED",
                "京ICP备19000002号-1<img src='badge.png'> | SUSPECTED",
                "京ICP备19000002号-1<iframe src='footer.html'></iframe> | SUSPECTED"
            })
    void another_number_is_suspected_if_the_right_one_may_be_there(String html, PageVerdict verdict) {
        assertThat(number(TEXT + html + MINISTRY, FILED).orElseThrow().verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a_page_with_an_error_is_unknown_even_if_it_has_much_to_say() {
        assertThat(seen(TEXT, FILED, 503)).extracting(PageObservation::verdict).containsOnly(PageVerdict.UNKNOWN);
        assertThat(seen(TEXT, FILED, 200)).extracting(PageObservation::verdict).contains(PageVerdict.FAULT);
    }

    @Test
    void the_police_number_may_be_missing_for_thirty_days() {
        var html = TEXT + "京ICP备19000001号-1" + MINISTRY;

        assertThat(seen(html, filed("11", "京ICP备19000001号", NOW.minusSeconds(29 * 86_400))))
                .isEmpty();
        assertThat(seen(html, filed("11", "京ICP备19000001号", NOW.minusSeconds(31 * 86_400))))
                .extracting(PageObservation::reason)
                .containsExactly("POLICE_NUMBER.NOT_SHOWN");
        assertThat(seen(html + POLICE, FILED)).isEmpty();
    }

    @Test
    void a_word_in_the_title_counts_twice_and_is_quoted_from_there() {
        var shown = TEXT + "京ICP备19000001号-1" + MINISTRY + POLICE;

        assertThat(seen("<title>中小学辅导</title>" + shown, FILED))
                .as("four points suffice wherever they stand")
                .extracting(one -> one.note() + " " + one.place() + " " + one.snippet())
                .containsExactly("WORDS_FOUND TITLE 中小学辅导");
        assertThat(seen("<title>某站</title>" + shown + "<p>专家门诊</p>", FILED))
                .as("two points in the text do not suffice")
                .isEmpty();
        assertThat(seen("<title>专家门诊</title>" + shown, FILED))
                .extracting(one -> one.reason() + " " + one.note() + " " + one.place() + " " + one.snippet())
                .containsExactly("CONTENT.PRE_APPROVAL_MISSING WORDS_FOUND TITLE 专家门诊");
    }

    @Test
    void a_title_that_fits_the_filing_excuses_no_content_that_does_not() {
        var shown = TEXT + "京ICP备19000001号-1" + MINISTRY + POLICE + "<p>网上药店</p>";

        assertThat(seen("<title>北京甲科技有限公司</title>" + shown, FILED))
                .extracting(one -> one.reason() + " " + one.note() + " " + one.place())
                .containsExactly("CONTENT.PRE_APPROVAL_MISSING WORDS_FOUND TEXT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010500000001'>京公网安备1101 0500000001号</a> | ",
                "<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010500000001'>京公网安备11010500000001</a> | ",
                "<a href='https://beian.mps.gov.cn/'>公安备案号：11010500000001</a> 2026-11-28 | ",
                "<a href='https://beian.mps.gov.cn/'>川公网安备51010500000001号</a> | ",
                "<a href='https://beian.mps.gov.cn/'>沪公网安备1号 京公网安备110105号 京公网安备11010500000001号</a> | ",
                "<p title='京公网安备11号'>某</p><a href='https://beian.mps.gov.cn/'>京公网安备11010500000001号</a> | ",
                "<a href='https://beian.mps.gov.cn/'>京公网安备110105000001号</a> | ",
                "<a href='https://beian.mps.gov.cn/'>京公网安备11010500001号</a> | OTHER_NUMBER",
                "<a href='https://beian.mps.gov.cn/'>京公网安备110105000000012号</a> | OTHER_NUMBER",
                "<a href='https://beian.mps.gov.cn/'>京公网安备31010500000001号</a> | OTHER_NUMBER",
                "<a href='https://beian.mps.gov.cn/'>公网安备99010500000001号</a> | OTHER_NUMBER",
                "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010500000002'>京公网安备11010500000001号</a> | OTHER_LINK",
                "京公网安备11010500000001号 | NO_LINK",
                "<p style='display: none'>京公网安备11010500000001号</p> | NUMBER_HIDDEN"
            })
    void a_police_number_must_have_the_form_of_one_and_lead_to_itself(String html, PageNote note) {
        var found = seen(TEXT + "京ICP备19000001号-1" + MINISTRY + html, FILED);

        if (note == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found)
                    .extracting(one -> one.reason() + " " + one.verdict() + " " + one.note())
                    .containsExactly("POLICE_NUMBER.NOT_SHOWN SUSPECTED " + note);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "©",
                "\ufdfa",
                "有限公司 ",
                "京ICP备19000002--",
                "<div class=foot>",
                "<a onclick=x>",
                "<p title=\ufdfa>",
                "<b><p>"
            })
    @Tag("long")
    void a_page_of_one_word_many_times_takes_no_more_than_its_share_of_time(String word) {
        // As much as is fetched, or as many elements as are parsed. What takes the square of that would take minutes.
        var page = word.repeat(word.startsWith("<") ? 45_000 : (2 << 20) / word.length());
        var begun = System.nanoTime();

        seen(page, FILED);

        assertThat(System.nanoTime() - begun).isLessThan(8_000_000_000L);
    }

    @Test
    void a_long_text_becomes_no_longer_than_the_limit_in_its_normal_form() {
        var content = ReadPage.of("<p>" + "\ufdfa".repeat(1_000_000), "http://site.example/");

        assertThat(content.seenCharacters()).isLessThanOrEqualTo(512 << 10);
        assertThat(content.traits()).contains(PageTrait.CUT);
    }

    @Test
    void a_long_base_does_not_make_every_link_long() {
        var base = "<base href='http://site.example/" + "a".repeat(100_000) + "/'>";
        var content = ReadPage.of(base + "<a href='b'>b</a>".repeat(1_000), "http://site.example/");

        assertThat(content.links()).allSatisfy(link -> assertThat(link.href()).hasSizeLessThan(5_000));
    }

    @Test
    void a_snippet_has_no_half_of_a_character() {
        var found = number(
                TEXT + "<p>" + "\ud83d\ude00".repeat(200) + "a京ICP备19000002号-1" + "\ud83d\ude00".repeat(200), FILED);

        assertThat(found.orElseThrow().snippet())
                .contains("京ICP备19000002号-1")
                .matches(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @Test
    void a_hostile_page_is_read_in_time() {
        var nested = "<div onclick='x'>".repeat(20_000) + "京ICP备19000001号-1" + "a".repeat(1_000_000);
        var begun = System.nanoTime();

        seen(nested + "<a href='" + "x".repeat(100_000) + "'>".repeat(3_000), FILED);

        assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }
}
