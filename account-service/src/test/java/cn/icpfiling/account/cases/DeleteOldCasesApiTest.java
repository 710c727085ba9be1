package cn.icpfiling.account.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeleteOldCasesApiTest {

    /** Sorts behind all others of the same instant. */
    private static final UUID LAST = new UUID(-1, -1);

    @Inject
    SupportCaseRepository cases;

    @Inject
    CasePolicy policy;

    @Inject
    Sql sql;

    @AfterEach
    void the_cases_are_gone() {
        sql.update("DELETE FROM support_cases WHERE filed_as = 'old.example'");
    }

    @Test
    void a_hundred_cases_that_cannot_be_deleted_keep_no_other_one() {
        for (var failing = 0; failing < 100; failing++) {
            ended(UUID.randomUUID());
        }
        ended(LAST);
        var silentButForTheLast = new CasePapers(null) {
            @Override
            void delete(UUID caseId) {
                if (!caseId.equals(LAST)) {
                    throw new IllegalStateException("filing-service does not answer");
                }
            }
        };

        new DeleteOldCases(cases, silentButForTheLast, policy).run();

        assertThat(sql.list(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM support_cases WHERE filed_as = 'old.example' UNION ALL"
                                + " SELECT COUNT(*) FROM support_cases WHERE id = ?",
                        LAST))
                .containsExactly(100, 0);
    }

    private void ended(UUID id) {
        sql.update(
                "INSERT INTO support_cases (id, kind, state, language, filed_as, two_persons, opened_at, ended_at, version)"
                        + " VALUES (?, 'LOST_PHONE', 'STOPPED', 'ZH', 'old.example', TRUE, '2020-01-01', '2020-01-02', 0)",
                id);
    }
}
