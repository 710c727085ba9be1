package cn.icpfiling.verification.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What workers do with the lines of an operation: in turns, again after a silent source or a death, and no more once cancelled. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class DomainOperationWorkersApiTest extends DomainOperationsScene {

    @Test
    void what_a_worker_left_when_it_died_is_done_by_another_and_nothing_is_lost() {
        var operation = starts(COMMON + lines("ok-dies", 5));
        var dead = workshop.worksOffAndDies(operation, 3);
        results(operation, "").body("items.state", contains("DONE", "DONE", "WAITING", "WAITING", "WAITING"));
        workshop.worksOffAll();
        shows(operation).body("state", is("RUNNING"), "done", is(2), "expectedAt", notNullValue());

        workshop.leasesEnd();
        workshop.worksOffAll();

        shows(operation).body("state", is("FINISHED"), "done", is(5));
        var ended = results(operation, "").extract().<List<String>>path("items.endedAt");
        assertThat(dead.keepsOneMore()).as("its batch is another's").isFalse();
        results(operation, "").body("items.endedAt", is(ended));
    }

    @Test
    void owners_take_turns_however_many_lines_they_have() {
        var large = starts(COMMON + lines("ok-large", 201));
        var small = send(UUID.randomUUID(), freshKey(), COMMON + lines("ok-small", 2))
                .then()
                .statusCode(202)
                .extract()
                .<String>path("operationId");

        var turns = workshop.turns(4).stream().map(UUID::toString).toList();

        assertThat(turns).containsExactly(large, small, large, large);
        cancels(large);
        workshop.worksOffAll();
    }

    @Test
    void a_line_whose_source_is_silent_is_tried_again_and_then_unknown() {
        var operation = starts(COMMON + "{\"domain\":\"rdapdown-silent.com\"}\n{\"domain\":\"ok-silent.com\"}\n");
        workshop.worksOffAll();
        results(operation, "").body("items.state", contains("WAITING", "DONE"));

        for (var tries = 0; tries < 3; tries++) {
            workshop.allIsDue();
            workshop.worksOffAll();
        }
        results(operation, "")
                .body("items[0].fitness.fitness", is("UNKNOWN"))
                .body("items[0].fitness.missing", contains("D4", "D6"))
                .body("items[0].fitness.sources[0].answer", is("UNREACHABLE"));
        shows(operation).body("state", is("FINISHED"), "done", is(2));
    }

    @Test
    void what_is_cancelled_is_checked_no_more_and_keeps_what_has_come() {
        var operation = starts(COMMON + lines("ok-cancel", 4));
        workshop.worksOffAndDies(operation, 3);
        var key = freshKey();
        var cancelled = cancels(operation, key).body("state", is("CANCELLED"), "done", is(2));
        assertThat(cancels(operation, key).extract().asString())
                .isEqualTo(cancelled.extract().asString());

        workshop.leasesEnd();
        workshop.worksOffAll();

        shows(operation).body("state", is("CANCELLED"), "done", is(2), "cancelled", is(2), "progress", is(100));
        results(operation, "").body("items.state", contains("DONE", "DONE", "CANCELLED", "CANCELLED"));
        assertThat(workshop.kept(operation)).isNull();

        var finished = starts(COMMON + "{\"domain\":\"ok-cancel.net\"}\n");
        workshop.worksOffAll();
        as(asker)
                .header("Idempotency-Key", freshKey())
                .post(PATH + "/" + finished + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
    }
}
