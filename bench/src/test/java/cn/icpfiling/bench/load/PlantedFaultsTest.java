package cn.icpfiling.bench.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PlantedFaultsTest {

    private static final String PLANTED = "{\"kind\":\"SITES\",\"code\":\"TOO_LONG\",\"rows\":2}";

    @Test
    void a_report_with_the_planted_faults_in_any_order_is_right() {
        var other = "{\"kind\":\"ACCOUNTS\",\"code\":\"DUPLICATE\",\"rows\":1}";

        assertThatCode(() -> LoadBench.checkCodes(counts(PLANTED, other), counts(other, PLANTED)))
                .doesNotThrowAnyException();
    }

    /** The number of rows is the same, so the totals of the files do not show it. */
    @Test
    void a_fault_that_is_set_aside_for_another_reason_is_found() {
        assertThatThrownBy(() -> LoadBench.checkCodes(counts(PLANTED.replace("TOO_LONG", "MISSING")), counts(PLANTED)))
                .hasMessageContaining("SITES MISSING=2");
    }

    @Test
    void a_plan_without_faults_proves_nothing() {
        assertThatThrownBy(() -> LoadBench.checkCodes(counts(), counts())).isInstanceOf(IllegalStateException.class);
    }

    private static JsonNode counts(String... counts) throws JsonProcessingException {
        return new ObjectMapper().readTree("[" + String.join(",", counts) + "]");
    }
}
