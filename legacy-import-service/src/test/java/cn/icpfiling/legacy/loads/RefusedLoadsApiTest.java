package cn.icpfiling.legacy.loads;

import static cn.icpfiling.legacy.loads.LoadSteps.act;
import static cn.icpfiling.legacy.loads.LoadSteps.acts;
import static cn.icpfiling.legacy.loads.LoadSteps.begin;
import static cn.icpfiling.legacy.loads.LoadSteps.begins;
import static cn.icpfiling.legacy.loads.LoadSteps.created;
import static cn.icpfiling.legacy.loads.LoadSteps.ended;
import static cn.icpfiling.legacy.loads.LoadSteps.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A load is started once at a time and has a bound of files. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class RefusedLoadsApiTest {
    private static final int ROWS = 3_000;

    private final String mark = Ids.next().toString().substring(24);

    @Inject
    OldFilingRows oldFilings;

    @AfterEach
    void no_file_is_left_open() {
        oldFilings.endLoads();
    }

    @Test
    @Tag("long")
    void a_load_that_runs_is_not_started_again() {
        var load = created(false, "ACCOUNTS");
        upload(
                load,
                "ACCOUNTS",
                IntStream.range(0, ROWS)
                        .mapToObj(at -> "a%d-%s,a%d-%s@example.com,是,2009-01-02".formatted(at, mark, at, mark))
                        .collect(Collectors.joining("\n", "account_id,login,activated,registered_at\n", "\n")));
        act(load, "start", 202);

        acts(load, "start").statusCode(409).body("code", is("LOAD_RUNNING"));

        assertThat(ended(load).getInt("rows.added")).isEqualTo(ROWS);
    }

    @Test
    @Tag("long")
    void a_load_has_two_hundred_files_at_most() {
        var load = created(false, "ACCOUNTS");
        for (var file = 0; file < UploadFiles.MOST_FILES; file++) {
            begin(load, "ACCOUNTS", 100);
        }

        begins(load, "ACCOUNTS", 100).statusCode(409).body("code", is("CONFLICT"));
    }
}
