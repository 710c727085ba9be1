package cn.icpfiling.filing.offline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A case that cannot be looked at keeps no other from being looked at. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class BrokenCasesApiTest extends OfflineScene {

    @Inject
    WatchOfflineCases watch;

    @ConfigProperty(name = "icp.offline.looks-a-run")
    int looksARun;

    /** Broken cases that are due again would take the looks of the cases of other tests, which move the clock. */
    @AfterEach
    void the_broken_cases_are_looked_at_no_more() {
        sql.update("UPDATE offline_deregistrations SET next_look_at = NULL WHERE certificate_number = X'00'");
    }

    @Test
    void as_many_broken_cases_as_a_run_has_looks_wait_longer_each_time_and_the_next_case_gets_its_look() {
        var broken = new UUID[looksARun];
        for (var i = 0; i < looksARun; i++) {
            broken[i] = due(120);
            // Nothing can be decrypted of it.
            sql.update(
                    "UPDATE offline_deregistrations SET ground = 'OWN_EMPTY_SUBJECT', certificate_number = X'00' WHERE id = ?",
                    broken[i]);
        }
        var good = due(60);

        watch.runDue();
        assertThat(nextLook(good)).as("not in the first run").isBefore(clock.instant());
        watch.runDue();

        assertThat(nextLook(good)).isAfter(clock.instant());
        assertThat(nextLook(broken[0]))
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(9)),
                        clock.instant().plus(Duration.ofMinutes(10)));
        overdue(broken[0], 1);
        watch.runDue();
        assertThat(nextLook(broken[0])).isAfter(clock.instant().plus(Duration.ofMinutes(19)));
    }

    private UUID due(int minutes) {
        var holder = new Applicant();
        var id = UUID.fromString(OfflineCase.opened(holder, Applicant.domain("filed-elsewhere")));
        OfflineCase.handsIn(holder, id.toString(), day()).then().statusCode(200);
        overdue(id, minutes);
        return id;
    }

    private void overdue(UUID id, int minutes) {
        sql.update(
                "UPDATE offline_deregistrations SET next_look_at = ? WHERE id = ?",
                clock.instant().minus(Duration.ofMinutes(minutes)),
                id);
    }

    private Instant nextLook(UUID id) {
        return sql.first(
                        row -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        "SELECT next_look_at FROM offline_deregistrations WHERE id = ?",
                        id)
                .orElseThrow();
    }
}
