package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Granted claims and confirmed imports that ask for one filing at the same moment. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class HandOverRacesApiTest {

    private static final int RACES = 8;
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Test
    void of_a_claim_and_an_import_of_two_accounts_one_gets_the_filing_and_the_other_is_told_so() throws Exception {
        for (var race = 0; race < RACES; race++) {
            var row = rows.filing(OF_2013, false);
            var claimer = Ids.next();
            var importer = Ids.next();

            AtOnce.all(List.of(
                    asks(row, claimer, HandOverWay.CLAIM),
                    asks(row, importer, HandOverWay.IMPORT),
                    asks(row, claimer, HandOverWay.CLAIM)));

            var claimed = handOver.handle(row.id(), claimer, HandOverWay.CLAIM, Ids.next());
            var imported = handOver.handle(row.id(), importer, HandOverWay.IMPORT, Ids.next());
            var winner = claimed instanceof HandOver.Done ? claimer : importer;
            assertThat(List.of(claimed, imported))
                    .contains(new HandOver.Refused(RefusedHandOver.LEGACY_FILING_TAKEN))
                    .contains(new HandOver.Done(neighbours.subjects.get(row.legacyId())));
            assertThat(rows.stateOf(row)).isEqualTo(winner.equals(claimer) ? "CLAIMED" : "IMPORTED");
            assertThat(neighbours.registered)
                    .filteredOn(sent -> sent.path("legacyId").asText().equals(row.legacyId()))
                    .isNotEmpty()
                    .allSatisfy(
                            sent -> assertThat(sent.path("account").asText()).isEqualTo(winner.toString()));
        }
    }

    private Callable<HandOver> asks(OldFilingRows.Row row, UUID account, HandOverWay way) {
        return () -> handOver.handle(row.id(), account, way, Ids.next());
    }
}
