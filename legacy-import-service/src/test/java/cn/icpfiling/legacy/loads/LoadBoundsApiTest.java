package cn.icpfiling.legacy.loads;

import static cn.icpfiling.legacy.loads.LoadSteps.as;
import static cn.icpfiling.legacy.loads.LoadSteps.created;
import static cn.icpfiling.legacy.loads.LoadSteps.run;
import static cn.icpfiling.legacy.loads.LoadSteps.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.rows.JudgeChunk;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A load judges what filing-service would refuse at every hand-over: a site with more domains than an order takes. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class LoadBoundsApiTest {
    private static final int FIRST_FILE = 60;

    private final String mark = Ids.next().toString().substring(24);

    @Inject
    OldFilingRows oldFilings;

    @BeforeEach
    void no_other_load_is_open() {
        oldFilings.endLoads();
    }

    @Test
    void the_domain_that_is_one_too_many_is_set_aside_whatever_file_of_a_load_brings_it() {
        assertThat(loaded(false)).isEqualTo("TOO_MANY");
    }

    @Test
    @Tag("long")
    void a_dry_run_counts_as_the_load_does() {
        assertThat(loaded(true)).isEqualTo("TOO_MANY");
    }

    private String loaded(boolean dryRun) {
        var load = created(dryRun, "SUBJECTS", "SITES", "DOMAINS");
        var person = People.next();
        upload(
                load,
                "SUBJECTS",
                "subject_id,product,subject_number,province,city,nature,certificate_type,certificate_number,name,principal_name,"
                        + "principal_certificate_type,principal_certificate_number,submitted_at\nf"
                        + String.join(",", mark, "ICP", number(), "11", "110100", "5", "2", person, "张三", "张三", "2")
                        + "," + person + ",2009-05-01\n");
        upload(
                load,
                "SITES",
                "site_id,subject_id,site_number,name,submitted_at\ns" + mark + ",f" + mark + "," + number()
                        + "-1,甲的主页,2009-05-01\n");
        upload(load, "DOMAINS", domains(0, FIRST_FILE));
        upload(load, "DOMAINS", domains(FIRST_FILE, JudgeChunk.MOST_DOMAINS + 1));

        var rows = run(load);

        assertThat(rows.getInt("rows.added")).isEqualTo(2 + JudgeChunk.MOST_DOMAINS);
        assertThat(rows.getInt("rows.setAside")).isEqualTo(1);
        return as().get("/api/v1/legacy-loads/" + load + "/set-aside-rows")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].faults[0].code");
    }

    private String domains(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(at -> "d" + at + "-" + mark + ".cn,s" + mark)
                .collect(Collectors.joining("\n", "domain,site_id\n", "\n"));
    }

    /** A number of ten digits that no other test has. */
    private String number() {
        return "京ICP备%010d号".formatted(Math.floorMod(mark.hashCode() * 6_311L, 1_000_000_000L));
    }
}
