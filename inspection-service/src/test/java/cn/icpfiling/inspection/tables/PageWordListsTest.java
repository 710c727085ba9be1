package cn.icpfiling.inspection.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.inspection.core.pages.PageWords.Covered;
import cn.icpfiling.inspection.core.pages.PageWords.Word;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageWordListsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void no_list_has_a_word_twice_or_a_word_without_points() {
        var words = PageWordLists.bundled().on(TODAY);

        assertSound(words.business());
        assertSound(words.foreign());
        assertThat(words.preApprovals()).extracting(Covered::words).allSatisfy(PageWordListsTest::assertSound);
        assertThat(words.contentTypes()).extracting(Covered::words).allSatisfy(PageWordListsTest::assertSound);
    }

    @Test
    void each_entry_is_about_one_bit_of_the_authoritys_table() {
        var words = PageWordLists.bundled().on(TODAY);

        assertThat(words.preApprovals())
                .extracting(Covered::flag)
                .doesNotHaveDuplicates()
                .allSatisfy(flag -> assertThat(Long.bitCount(flag)).isOne());
        assertThat(words.contentTypes())
                .extracting(Covered::flag)
                .doesNotHaveDuplicates()
                .allSatisfy(flag -> assertThat(Long.bitCount(flag)).isOne());
    }

    @Test
    void before_the_first_version_there_are_no_words() {
        assertThatThrownBy(() -> PageWordLists.bundled().on(LocalDate.of(1999, 12, 31)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertSound(List<Word> words) {
        assertThat(words).isNotEmpty().extracting(Word::word).doesNotHaveDuplicates();
        assertThat(words)
                .extracting(Word::points)
                .allSatisfy(points -> assertThat(points).isPositive());
    }
}
