package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageChecks;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PagePlace;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.tables.PageWordLists;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A title says what a page is about: its words weigh twice, and an observation says that they stand there. */
class TitleChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final int ENTERPRISE = 4;
    private static final int PERSON = 5;
    private static final String TEXT = "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8);

    /** 3 of the 4 points that a suspicion needs. */
    private static final String ABOUT_COMPANY = "公司简介";

    @Test
    void a_word_of_a_business_that_is_too_little_in_the_text_suffices_in_the_title_of_a_persons_page() {
        assertThat(content("小湖日记", ABOUT_COMPANY + "。" + TEXT, PERSON)).isEmpty();

        assertThat(content("小湖 - " + ABOUT_COMPANY, TEXT, PERSON))
                .containsExactly(new PageObservation(
                        "CONTENT.PERSONAL_RUNS_BUSINESS",
                        PageVerdict.SUSPECTED,
                        PageNote.WORDS_FOUND,
                        PagePlace.TITLE,
                        "小湖 - " + ABOUT_COMPANY));
    }

    @Test
    void a_word_of_foreign_content_is_told_with_the_title_or_with_the_text_that_it_stands_in() {
        assertThat(content("北京赛车开奖", TEXT, ENTERPRISE))
                .containsExactly(new PageObservation(
                        "CONTENT.SUBJECT_MISMATCH",
                        PageVerdict.SUSPECTED,
                        PageNote.WORDS_FOUND,
                        PagePlace.TITLE,
                        "北京赛车开奖"));
        assertThat(content("小湖日记", TEXT + "北京赛车开奖", ENTERPRISE))
                .as("2 of 3 points")
                .isEmpty();
        assertThat(content("小湖日记", TEXT + "博彩", ENTERPRISE))
                .singleElement()
                .satisfies(found -> assertThat(found.place()).isEqualTo(PagePlace.TEXT))
                .satisfies(found -> assertThat(found.snippet()).endsWith("博彩").doesNotContain("小湖日记"));
    }

    @Test
    void a_title_that_fits_the_filing_weighs_nothing() {
        assertThat(content(ABOUT_COMPANY, TEXT, ENTERPRISE)).isEmpty();
        assertThat(content("小湖日记", TEXT, PERSON)).isEmpty();
    }

    /** What the page with this title and text is suspected to be about. */
    private static List<PageObservation> content(String title, String text, int nature) {
        var filed = new FiledPage(
                new UUID(0, 1),
                "site.example",
                "11",
                "京ICP备19000001号",
                "京ICP备19000001号-1",
                nature,
                null,
                0L,
                null,
                NOW);
        var words = PageWordLists.bundled().on(LocalDate.of(2026, 11, 28));
        var page = ReadPage.of("<title>" + title + "</title><p>" + text + "</p>", "http://site.example/");
        return PageChecks.of(page, 200, filed, words, NOW).stream()
                .filter(one -> one.reason().startsWith("CONTENT."))
                .toList();
    }
}
