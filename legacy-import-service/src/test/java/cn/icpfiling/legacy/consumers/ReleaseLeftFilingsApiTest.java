package cn.icpfiling.legacy.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.FiledHereTable.Compared;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ReleaseLeftFilingsApiTest {
    private static final Instant OLD = Instant.parse("2009-03-01T00:00:00Z");

    @Inject
    OldFilingRows oldFilings;

    @Inject
    ReleaseLeftFilings job;

    @Inject
    FiledHereTable filedHere;

    @Inject
    Sql sql;

    @Test
    void a_filing_that_nothing_here_took_waits_again_and_one_whose_domain_is_filed_stays() {
        var left = oldFilings.filing(OLD, false);
        var taken = oldFilings.filing(OLD, false);
        var waiting = oldFilings.filing(OLD, false);
        UnitOfWork.run(() -> {
            filed(taken);
            Stream.of(left, taken)
                    .forEach(
                            row -> sql.update("UPDATE legacy_filings SET state = 'FILED_HERE' WHERE id = ?", row.id()));
        });

        job.run();

        assertThat(oldFilings.stateOf(left)).isEqualTo("WAITING");
        assertThat(oldFilings.stateOf(taken)).isEqualTo("FILED_HERE");
        assertThat(oldFilings.stateOf(waiting)).isEqualTo("WAITING");
    }

    /** Rows of one load have one time of change, so the pages must not rest on it alone. */
    @Test
    void the_pages_have_each_filing_once() {
        var rows = Stream.generate(() -> oldFilings.filing(OLD, false)).limit(7).toList();
        UnitOfWork.run(() -> rows.forEach(row -> {
            filed(row);
            sql.update("UPDATE legacy_filings SET state = 'FILED_HERE' WHERE id = ?", row.id());
        }));

        var seen = new ArrayList<UUID>();
        for (var page = page(null); !page.isEmpty(); page = page(page.getLast())) {
            page.forEach(filing -> seen.add(filing.id()));
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(rows.stream().map(OldFilingRows.Row::id).toList());
    }

    private List<Compared> page(Compared after) {
        return UnitOfWork.in(() -> filedHere.marked(after, 3));
    }

    private void filed(OldFilingRows.Row row) {
        sql.update("INSERT INTO filed_domains (subject_id, domain) VALUES (?, ?)", Ids.next(), row.domain());
    }
}
