package cn.icpfiling.inspection.policies;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.pages.PageWords;
import cn.icpfiling.inspection.policies.PageWordsContent.Covered;
import cn.icpfiling.inspection.policies.PageWordsContent.Word;
import cn.icpfiling.inspection.tables.PageWordLists;
import cn.icpfiling.inspection.tables.RuleFiles;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of home pages as a part of the policies. */
class PageWordsPolicyTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 1);

    private final PolicyContent shipped = RuleFiles.read("inspection-policies.yaml", new TypeReference<>() {});

    @Test
    void the_shipped_words_have_no_fault_and_hold_while_the_policies_have_none() {
        assertThat(shipped.pageWords()).isNull();
        assertThat(PolicyFaults.of(shipped.whole())).isEmpty();
        assertThat(shipped.lists().on(LATER))
                .isEqualTo(shipped.whole().lists().on(LATER))
                .isEqualTo(PageWordLists.bundled().on(LATER));
    }

    @Test
    void words_that_are_sent_back_as_they_were_shown_stay_those_of_the_release_and_changed_ones_do_not() {
        var shown = shipped.whole();
        assertThat(shown.pageWords()).isNotEmpty();
        assertThat(shown.asStored()).isEqualTo(shipped);
        assertThat(shipped.asStored()).isEqualTo(shipped);

        var entry = shown.pageWords().getFirst();
        var changed = with(entry(entry.id(), entry.validFrom(), List.of(new Word("算命", 3)), 3));
        assertThat(changed.asStored()).isEqualTo(changed);
        var oneMore = with(entry, entry("LATER", LATER, List.of(), 3));
        assertThat(oneMore.asStored()).isEqualTo(oneMore);
    }

    @Test
    void of_two_entries_the_later_one_holds_from_its_day_on() {
        var lists = with(
                        entry("LATER", LATER, List.of(new Word("占星", 3)), 3),
                        entry("FIRST", FIRST, List.of(new Word("算命", 3)), 3))
                .lists();

        assertThat(lists.on(LATER.minusDays(1)).foreign()).containsExactly(new PageWords.Word("算命", 3));
        assertThat(lists.on(LATER).foreign()).containsExactly(new PageWords.Word("占星", 3));
        assertThat(lists.on(LATER.plusYears(1)).foreign()).containsExactly(new PageWords.Word("占星", 3));
    }

    @Test
    void words_that_stand_twice_that_no_page_has_and_that_never_suffice_are_found_at_their_place() {
        var words = List.of(new Word("占星", 3), new Word("占星", 1), new Word("算命，", 1), new Word("a  b", 1));

        assertThat(found(entry("FIRST", FIRST, words, 13)))
                .containsExactly(
                        "/pageWords/0/words/foreign/1/word PAGE_WORD_TWICE [占星]",
                        "/pageWords/0/words/foreign/2/word PAGE_WORD_NEVER_FOUND [算命，, 算命,]",
                        "/pageWords/0/words/foreign/3/word PAGE_WORD_NEVER_FOUND [a  b, a b]",
                        "/pageWords/0/words/foreignFrom PAGE_WORDS_TOO_FEW_POINTS [12, 13]");
        assertThat(found(entry("FIRST", FIRST, List.of(), 13)))
                .as("an empty list is switched off")
                .isEmpty();
    }

    @Test
    void words_that_are_blank_or_have_invisible_characters_are_found_at_their_place() {
        var words = List.of(new Word(" ", 3), new Word("占\u200b星", 3));

        assertThat(found(entry("FIRST", FIRST, words, 3)))
                .containsExactly(
                        "/pageWords/0/words/foreign/0/word PAGE_WORD_NEVER_FOUND [ ,  ]",
                        "/pageWords/0/words/foreign/1/word PAGE_WORD_NEVER_FOUND [占\u200b星, 占星]");
    }

    @Test
    void the_words_of_contents_are_looked_through_as_well() {
        var first = entry("FIRST", FIRST, List.of(), 3);
        var words = first.words();
        var contents = List.of(new Covered(8L, List.of(new Word("挂号", 1), new Word("ＡＩ问诊", 1))));
        var content = new PageWordsContent(
                words.numberHosts(),
                words.oldNumberHosts(),
                words.policeHosts(),
                words.subjectNumberProvinces(),
                words.policeNumberAfterDays(),
                words.shellBelow(),
                words.loginBelow(),
                List.of("停靠", "停靠"),
                words.businessFrom(),
                words.business(),
                words.foreignFrom(),
                words.foreign(),
                5,
                List.of(),
                contents);

        assertThat(found(new PageWordsEntry("FIRST", FIRST, content, PolicyStatus.UNVERIFIED, "a test")))
                .containsExactly(
                        "/pageWords/0/words/parked/1 PAGE_WORD_TWICE [停靠]",
                        "/pageWords/0/words/preApprovals/0/words/1/word PAGE_WORD_NEVER_FOUND [ＡＩ问诊, AI问诊]",
                        "/pageWords/0/words/preApprovals/0/words PAGE_WORDS_TOO_FEW_POINTS [4, 5]");
    }

    @Test
    void entries_with_one_id_from_one_day_on_or_none_for_the_first_day_are_found() {
        assertThat(found(entry("A", LATER, List.of(), 3), entry("A", LATER, List.of(), 3)))
                .containsExactly(
                        "/pageWords/1/id POLICY_ID_TWICE [A]",
                        "/pageWords/1/validFrom POLICY_OVERLAP [A]",
                        "/pageWords POLICY_GENERAL_MISSING []");
    }

    private List<String> found(PageWordsEntry... entries) {
        return PolicyFaults.of(with(entries)).stream()
                .map(fault -> fault.pointer() + " " + fault.code() + " " + fault.args())
                .toList();
    }

    private PolicyContent with(PageWordsEntry... entries) {
        return new PolicyContent(shipped.findings(), shipped.shellSites(), List.of(entries));
    }

    private PageWordsEntry entry(String id, LocalDate from, List<Word> foreign, int foreignFrom) {
        var words = shipped.whole().pageWords().getFirst().words();
        var changed = new PageWordsContent(
                words.numberHosts(),
                words.oldNumberHosts(),
                words.policeHosts(),
                words.subjectNumberProvinces(),
                words.policeNumberAfterDays(),
                words.shellBelow(),
                words.loginBelow(),
                words.parked(),
                words.businessFrom(),
                words.business(),
                foreignFrom,
                foreign,
                words.coveredFrom(),
                words.contentTypes(),
                words.preApprovals());
        return new PageWordsEntry(id, from, changed, PolicyStatus.UNVERIFIED, "a test");
    }
}
