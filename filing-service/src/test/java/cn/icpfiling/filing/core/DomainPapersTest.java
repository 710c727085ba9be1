package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainPapersTest {

    private static final int ENTERPRISE = 4;
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 7, 1);

    private final DomainPapers papers = new DomainPapers(List.of(
            new DomainPapers.Entry("B", SECOND, Set.of("44")), new DomainPapers.Entry("A", FIRST, Set.of("33"))));

    @Test
    void an_organisation_may_bring_papers_where_the_province_takes_them() {
        assertThat(papers.instead(ENTERPRISE, "33", FIRST)).isEqualTo(DomainPapers.Answer.ACCEPTED);
        assertThat(papers.instead(ENTERPRISE, "11", FIRST)).isEqualTo(DomainPapers.Answer.NOT_IN_PROVINCE);
    }

    @Test
    void a_person_may_nowhere() {
        assertThat(papers.instead(CodeTables.PERSON, "33", FIRST)).isEqualTo(DomainPapers.Answer.NOT_FOR_PERSONS);
    }

    @Test
    void the_newest_entry_of_the_day_counts_alone() {
        assertThat(papers.instead(ENTERPRISE, "33", FIRST.minusDays(1))).isEqualTo(DomainPapers.Answer.NOT_IN_PROVINCE);
        assertThat(papers.instead(ENTERPRISE, "33", SECOND.minusDays(1))).isEqualTo(DomainPapers.Answer.ACCEPTED);
        assertThat(papers.instead(ENTERPRISE, "33", SECOND)).isEqualTo(DomainPapers.Answer.NOT_IN_PROVINCE);
        assertThat(papers.instead(ENTERPRISE, "44", SECOND)).isEqualTo(DomainPapers.Answer.ACCEPTED);
    }
}
