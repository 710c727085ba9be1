package cn.icpfiling.filing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.store.RuleSetTable;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What a release brings: taken once, and never in place of what an operator wrote. Nothing of it outlives its test. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class TakeShippedRulesApiTest {

    private static final String NEXT = RuleSetReader.shipped() + "# next release\n";

    @Inject
    TakeShippedRules take;

    @Inject
    RuleSets sets;

    @Inject
    RuleSetTable table;

    @Inject
    Clock clock;

    @Test
    void the_shipped_rules_are_the_first_version_and_are_taken_once() {
        take.handle();

        assertThat(table.version(1)).hasValueSatisfying(first -> {
            assertThat(first.origin()).isEqualTo(RuleSetTable.Origin.SHIPPED);
            assertThat(first.sha256()).isEqualTo(Digests.sha256(RuleSetReader.shipped()));
            assertThat(first.replaces()).isNull();
        });
        assertThat(table.page(Integer.MAX_VALUE, 200).stream()
                        .filter(one -> one.origin() == RuleSetTable.Origin.SHIPPED))
                .hasSize(1);
    }

    @Test
    @TestTransaction
    void an_operators_version_stands_and_the_next_release_is_offered() {
        operatorReplaces();
        var inForce = sets.versionInForce();

        take.handle(NEXT);

        var offered = table.page(Integer.MAX_VALUE, 1).getFirst();
        assertThat(offered.origin()).isEqualTo(RuleSetTable.Origin.SHIPPED);
        assertThat(offered.effectiveFrom()).isNull();
        assertThat(sets.versionInForce()).isEqualTo(inForce);
        assertThat(table.newest().orElseThrow().version()).isEqualTo(inForce);
    }

    @Test
    @TestTransaction
    void rules_with_faults_stop_the_start() {
        assertThatThrownBy(() -> take.handle("family: provinces\nentries: []\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_replicas_that_ship_one_content_at_once_have_it_once() {
        assertThatThrownBy(() -> UnitOfWork.run(() -> {
                    insert(RuleSetTable.Origin.SHIPPED, Digests.sha256(RuleSetReader.shipped()), null);
                }))
                .isInstanceOf(RuleSetTable.AlreadyThere.class);
    }

    private void operatorReplaces() {
        insert(
                RuleSetTable.Origin.OPERATOR,
                Digests.sha256(NEXT),
                table.newest().orElseThrow().version());
    }

    private void insert(RuleSetTable.Origin origin, String digest, Integer replaces) {
        table.insert(
                new RuleSetTable.Version(
                        0, Ids.next(), origin, clock.instant(), replaces, digest, 1, null, clock.instant()),
                RuleSetReader.shipped());
    }
}
