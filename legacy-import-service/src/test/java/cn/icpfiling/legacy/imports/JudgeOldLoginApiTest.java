package cn.icpfiling.legacy.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.imports.ImportRules;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class JudgeOldLoginApiTest {

    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");

    @Inject
    OldFilingRows rows;

    @Inject
    JudgeOldLogin judge;

    @Inject
    Sql sql;

    @Test
    void a_login_of_many_filings_is_judged_with_as_many_statements_as_one_of_one_filing() {
        var first = rows.filing(OF_2013, false);
        var alone = statements(first);
        assertThat(alone).isPositive();
        for (var more = 0; more < 3; more++) {
            isOfAccountOf(rows.filing(OF_2013.plusSeconds(1 + more), false), first);
        }

        assertThat(statements(first)).isEqualTo(alone);
    }

    @Test
    void of_the_filings_of_one_login_those_wait_of_which_a_row_is_set_aside() {
        var first = rows.filing(OF_2013, false);
        var second = rows.filing(OF_2013.plusSeconds(1), false);
        isOfAccountOf(second, first);
        rows.setAside(first, "PAPERS", Instant.now());

        assertThat(choose(first, first.id()).refusal()).isEqualTo(ImportProblem.LEGACY_NOT_LOADED_YET);
        assertThat(choose(first, second.id()).filing()).isEqualTo(second.id());
    }

    private void isOfAccountOf(OldFilingRows.Row row, OldFilingRows.Row owner) {
        sql.update("UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?", accountOf(owner), row.id());
    }

    private ImportRules.Choice choose(OldFilingRows.Row row, UUID wanted) {
        return UnitOfWork.in(() -> judge.choose(accountOf(row), wanted));
    }

    /** Counted by the server for the one connection of the transaction. */
    private long statements(OldFilingRows.Row row) {
        return UnitOfWork.in(() -> {
            var before = selects();
            judge.choose(accountOf(row), row.id());
            return selects() - before;
        });
    }

    private long selects() {
        return sql.first(found -> found.getLong(2), "SHOW SESSION STATUS LIKE 'Com_select'")
                .orElseThrow();
    }

    private static UUID accountOf(OldFilingRows.Row row) {
        return LegacyIds.account("A-" + row.legacyId());
    }
}
