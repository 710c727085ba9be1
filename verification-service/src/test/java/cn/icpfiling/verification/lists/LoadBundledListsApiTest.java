package cn.icpfiling.verification.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListOrigin;
import cn.icpfiling.verification.core.ListSchedule.Activated;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.core.ListVersion.Life;
import cn.icpfiling.verification.store.ListVersionTable;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a release brings: taken once, and never in place of what an operator has activated. Nothing of it outlives its test. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class LoadBundledListsApiTest {

    private static final ListKind KIND = ListKind.REGISTRAR;
    private static final byte[] NEXT = release("下一个有限公司");
    private static final byte[] AFTER = release("再下一个有限公司");

    @Inject
    LoadBundledLists load;

    @Inject
    ListVersionTable table;

    @Inject
    Clock clock;

    @Test
    void the_lists_of_the_release_are_the_first_version_and_are_taken_once() {
        load.handle();

        assertThat(table.page(KIND, null, 200).stream().filter(one -> one.origin() == ListOrigin.SHIPPED))
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.version()).isEqualTo(1);
                    assertThat(first.sha256()).isEqualTo(Digests.sha256(BundledLists.of(KIND)));
                });
    }

    @Test
    @TestTransaction
    void the_next_release_takes_the_place_of_a_shipped_list_and_an_older_replica_brings_nothing_back() {
        load.handle(KIND, NEXT);
        load.handle();

        assertThat(newest().sha256()).isEqualTo(Digests.sha256(NEXT));
        assertThat(newest().replaces()).isEqualTo(1);
    }

    @Test
    @TestTransaction
    void an_operators_list_stands_and_the_next_release_is_a_draft() {
        var operators = operatorActivates(release("运营者"), ListOrigin.OPERATOR);

        load.handle(KIND, NEXT);

        assertThat(newest().id()).isEqualTo(operators);
        assertThat(table.draft(KIND, Digests.sha256(NEXT))).hasValueSatisfying(offered -> {
            assertThat(offered.origin()).isEqualTo(ListOrigin.SHIPPED);
            assertThat(offered.version()).isNull();
            assertThat(offered.entries()).isEqualTo(1);
        });
    }

    @Test
    @TestTransaction
    void once_the_offered_list_is_activated_the_next_release_is_taken_again() {
        operatorActivates(release("运营者"), ListOrigin.OPERATOR);
        load.handle(KIND, NEXT);
        activate(table.draft(KIND, Digests.sha256(NEXT)).orElseThrow().id());

        load.handle(KIND, AFTER);

        assertThat(newest().sha256()).isEqualTo(Digests.sha256(AFTER));
    }

    @Test
    @TestTransaction
    void what_an_operator_has_handed_in_before_the_release_is_not_taken_twice() {
        var operators = operatorActivates(NEXT, ListOrigin.OPERATOR);

        load.handle(KIND, NEXT);

        assertThat(table.page(KIND, null, 200).stream()
                        .filter(one -> one.sha256().equals(Digests.sha256(NEXT))))
                .extracting(ListVersion::id)
                .containsExactly(operators);
        assertThat(table.wasShipped(KIND, Digests.sha256(NEXT))).isTrue();
    }

    @Test
    @TestTransaction
    void a_list_with_faults_stops_the_start() {
        assertThatThrownBy(() -> load.handle(KIND, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LIST_COLUMNS");
    }

    private UUID operatorActivates(byte[] file, ListOrigin origin) {
        var draft = new ListVersion(
                Ids.next(),
                KIND,
                null,
                origin,
                Life.DRAFT,
                Digests.sha256(file),
                1,
                "the test",
                null,
                Ids.next(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null);
        table.insert(draft);
        activate(draft.id());
        return draft.id();
    }

    private void activate(UUID draft) {
        var now = clock.instant();
        var replaces = table.schedule(KIND).newest().map(Activated::version).orElseThrow();
        assertThat(table.activate(
                        draft, table.nextNumber(KIND), replaces, now.plus(1, ChronoUnit.DAYS), Ids.next(), now))
                .isTrue();
    }

    private ListVersion newest() {
        return table.schedule(KIND)
                .newest()
                .flatMap(one -> table.find(one.id()))
                .orElseThrow();
    }

    private static byte[] release(String name) {
        var lines = List.of(
                "ianaId,name,aliases,status,validFrom,validTo,source", "7," + name + ",,APPROVED,2018-01-01,,the test");
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
