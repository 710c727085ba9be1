package cn.icpfiling.filing.typecheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.core.typecheck.TypeFacts.DomainEntry;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our records have numbers in the official form only; the authority's copy has them in any. */
class AuthorityAnswersTest {

    private static final String NUMBER = "京ICP备2026000001号";

    private final AuthorityAnswers answers =
            answer(new FiledRecord("", "京ICP备 2026000001", "京ICP备2026000001－1", true, false));

    @Test
    void numbers_are_looked_up_in_the_official_form() {
        assertThat(answers.numbers()).containsOnly(NUMBER, NUMBER + "-1");
        assertThat(answer(new FiledRecord("", "", "x-1", true, false)).numbers())
                .containsOnly("x-1");
    }

    @Test
    void what_ended_here_is_not_filed_although_the_authority_still_shows_it_in_another_spelling() {
        assertThat(answers.domain(Set.of()))
                .hasValueSatisfying(found -> assertThat(found.filed()).isTrue());
        for (var ended : List.of(NUMBER, NUMBER + "-1")) {
            assertThat(answers.domain(Set.of(ended))).contains(DomainEntry.NOT_FILED);
            assertThat(answers.subject(Set.of(ended), Optional.empty())).isEqualTo(SubjectEntry.Told.NOT_FILED);
        }
    }

    @Test
    void a_website_comes_before_an_app_with_the_same_domain_wherever_the_authority_lists_it() {
        var app = new FiledRecord("", NUMBER, NUMBER + "-2A", true, false);
        var site = new FiledRecord("", NUMBER, NUMBER + "-1", true, false);

        for (var shown : List.of(List.of(app, site), List.of(site, app))) {
            assertThat(answer(shown).domain(Set.of())).contains(new DomainEntry(true, NUMBER, NUMBER + "-1"));
        }
        assertThat(answer(app).domain(Set.of())).contains(new DomainEntry(true, NUMBER, NUMBER + "-2A"));
    }

    private static AuthorityAnswers answer(FiledRecord filed) {
        return answer(List.of(filed));
    }

    private static AuthorityAnswers answer(List<FiledRecord> filed) {
        return new AuthorityAnswers(Optional.of(filed), Optional.of(filed), true);
    }
}
