package cn.icpfiling.filing.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.RowsRead;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an overdue clean-up list thousands of proposals are open. A look at a subject reads its own alone. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OpenProposalsPlanApiTest {

    private static final int OPEN = 500;
    private static final int A_FEW = 5;
    private static final UUID PROPOSER = Ids.next();

    @Inject
    Sql sql;

    @Inject
    ProviderProposalRepository proposals;

    private final UUID subject = Ids.next();
    private final UUID service = Ids.next();

    @BeforeEach
    void many_are_open() {
        UnitOfWork.run(() -> {
            for (var count = 0; count < OPEN; count++) {
                open(Ids.next(), Ids.next());
            }
            open(subject, service);
        });
    }

    private void open(UUID ofSubject, UUID ofService) {
        sql.update(
                "INSERT INTO provider_proposals (id, act, subject_id, service_id, reason, proposed_by, proposed_at, state,"
                        + " version) VALUES (?, 'DEREGISTER_SERVICE', ?, ?, 'SITE.NOT_IN_USE', ?, ?, 'OPEN', 0)",
                Ids.next(),
                ofSubject,
                ofService,
                PROPOSER,
                Instant.parse("2026-11-24T00:00:00Z"));
    }

    @AfterEach
    void none_again() {
        sql.update("DELETE FROM provider_proposals WHERE proposed_by = ?", PROPOSER);
    }

    @Test
    void an_open_proposal_is_found_by_its_target_and_by_its_subject() throws SQLException {
        assertThat(UnitOfWork.in(() -> proposals.isOpenFor(service))).isTrue();
        assertThat(UnitOfWork.in(() -> proposals.isOpenFor(subject)))
                .as("the subject as a whole")
                .isFalse();

        assertThat(RowsRead.by(ProviderProposalRepository.OPEN_FOR.replace("?1", "?"), service))
                .isLessThan(A_FEW);
        assertThat(RowsRead.by(SubjectTransferTable.OPEN_PROPOSAL, subject)).isLessThan(A_FEW);
        assertThat(RowsRead.by(
                        SubjectTransferTable.OPEN_PROPOSAL.replace("subject_id =", "CONCAT(subject_id, '') ="),
                        subject))
                .as("a statement that reads all open ones is noticed")
                .isGreaterThanOrEqualTo(OPEN);
    }
}
