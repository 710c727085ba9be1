package cn.icpfiling.filing.deregistration;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.platform.id.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverdueFindingTest {

    private static final UUID SITE = Ids.next();

    @ParameterizedTest
    @CsvSource({"CANCEL_ACCESS,CANCEL_ACCESS", "DEREGISTER_SERVICE,DEREGISTER_SERVICE"})
    void the_fault_of_a_site_ends_its_access_or_its_filing(String consequence, FiledAct end) {
        assertThat(OverdueFinding.end(finding(SITE, consequence))).contains(end);
        assertThat(OverdueFinding.end(finding(null, consequence)))
                .as("no site is named")
                .isEmpty();
    }

    @Test
    void the_fault_of_a_subject_ends_the_subject_and_that_of_a_site_never_does() {
        assertThat(OverdueFinding.end(finding(null, "DEREGISTER_SUBJECT"))).contains(FiledAct.DEREGISTER_SUBJECT);
        assertThat(OverdueFinding.end(finding(SITE, "DEREGISTER_SUBJECT"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"NONE", "CHANGE_SERVICE", "LATER", "NULL"},
            nullValues = "NULL")
    void no_other_word_is_an_end(String consequence) {
        assertThat(OverdueFinding.end(finding(SITE, consequence))).isEmpty();
    }

    private static FindingFacts finding(UUID service, String consequence) {
        return new FindingFacts(
                Ids.next(),
                "OVERDUE",
                Ids.next(),
                service,
                false,
                null,
                "SITE.SHELL",
                "SCAN",
                consequence,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
