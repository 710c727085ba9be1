package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.Ids;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A filing-service that does not answer costs a run three time-outs and not one for each finding that is due. */
class PapersOfRunTest {
    private static final FilingPapers.Answer NONE = new FilingPapers.Answer(List.of());

    private int asked;
    private boolean silent;

    private final PapersOfRun papers = new PapersOfRun(new HandedInPapers(this::answer, finding -> NONE));

    @Test
    void after_three_questions_in_a_row_without_an_answer_the_run_asks_no_more() {
        silent = true;
        for (var finding = 0; finding < 10; finding++) {
            assertThat(papers.of(Ids.next())).isEmpty();
        }
        assertThat(asked).isEqualTo(3);

        silent = false;
        assertThat(papers.of(Ids.next()))
                .as("the next run asks again, not this one")
                .isEmpty();
        assertThat(new PapersOfRun(new HandedInPapers(this::answer, finding -> NONE)).of(Ids.next()))
                .isPresent();
    }

    @Test
    void one_finding_without_an_answer_does_not_keep_the_others_from_being_asked_for() {
        for (var finding = 0; finding < 10; finding++) {
            silent = finding % 3 != 2;
            assertThat(papers.of(Ids.next()).isPresent()).isEqualTo(!silent);
        }
        assertThat(asked).isEqualTo(10);
    }

    private FilingPapers.Answer answer(UUID finding) {
        asked++;
        if (silent) {
            throw switch (asked % 3) {
                case 0 -> new ProcessingException("silent");
                case 1 -> new IllegalStateException("given up by the retry");
                default -> new NotFoundException();
            };
        }
        return NONE;
    }
}
