package cn.icpfiling.filing.bulk;

import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Callers that read only the first answer learn that nothing of their body was taken. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RefusedBulkLinesApiTest {

    private final Partner partner = new Partner();

    @Test
    void an_operation_of_which_every_line_was_refused_counts_them_in_its_first_answer() {
        var line = "{\"reference\":\"C-1\",\"hobby\":\"chess\"}\n";

        partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/bulk-orders")
                .then()
                .statusCode(202)
                .body("state", is("FINISHED"))
                .body("failed", is(1));
    }
}
