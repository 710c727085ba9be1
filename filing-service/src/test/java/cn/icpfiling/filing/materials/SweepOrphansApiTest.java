package cn.icpfiling.filing.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SweepOrphansApiTest {

    private static final Duration OF_TODAY = Duration.ofMinutes(-1);

    @Inject
    SweepOrphans sweep;

    @Inject
    Storage storage;

    @Inject
    Sql sql;

    @Test
    void a_file_without_a_row_goes_when_it_is_old_and_not_when_there_are_too_many() throws IOException {
        var orphan = Ids.next();
        var left = Ids.next();
        storage.write(Shelf.MATERIALS, orphan, out -> out.write(1));
        storage.write(Shelf.QUARANTINE, left, out -> out.write(1));

        sweep.sweep(Duration.ofDays(2), Integer.MAX_VALUE);
        assertThat(isThere(Shelf.MATERIALS, orphan)).as("it may be on its way").isTrue();

        sweep.sweep(OF_TODAY, 0);
        assertThat(isThere(Shelf.MATERIALS, orphan))
                .as("so many are no accident")
                .isTrue();

        OtherReplica.holds(sql, "sweep-orphans", () -> sweep.sweep(OF_TODAY, Integer.MAX_VALUE));
        assertThat(isThere(Shelf.MATERIALS, orphan))
                .as("another replica sweeps")
                .isTrue();

        sweep.sweep(OF_TODAY, Integer.MAX_VALUE);
        assertThat(isThere(Shelf.MATERIALS, orphan)).isFalse();
        assertThat(isThere(Shelf.QUARANTINE, left)).isFalse();
    }

    @Test
    void a_paper_of_an_order_stays() {
        var applicant = new Applicant();
        var order = applicant.completesDraft(Applicant.domain("ok"));

        sweep.sweep(OF_TODAY, Integer.MAX_VALUE);

        applicant
                .call()
                .get("/api/v1/orders/" + order + "/materials/SUBJECT_CERTIFICATE")
                .then()
                .statusCode(200);
        assertThatThrownBy(() -> storage.read(Shelf.MATERIALS, Ids.next())).isInstanceOf(NoSuchFileException.class);
    }

    private boolean isThere(Shelf shelf, UUID id) throws IOException {
        try (var in = storage.read(shelf, id)) {
            return in.read() >= 0;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
