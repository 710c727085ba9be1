package cn.icpfiling.account.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.AutomaticCall;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider's codes of what came of a call. */
class CallReportTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "200000, HEARD",
        "200001, HUNG_UP",
        "200002, BUSY",
        "200003, NO_ANSWER",
        "200004, UNREACHABLE",
        "of-a-later-year, UNREACHABLE"
    })
    void each_code_says_what_came_of_the_call(String code, AutomaticCall.Outcome outcome) {
        var call = UUID.randomUUID();
        var report = json.createObjectNode().put("out_id", call.toString()).put("status_code", code);

        assertThat(CallReport.read(report)).contains(new CallReport(call, outcome));
    }

    @Test
    void a_report_that_names_no_call_of_ours_is_none() {
        assertThat(CallReport.read(json.createObjectNode().put("status_code", "200000")))
                .isEmpty();
        assertThat(CallReport.read(json.createObjectNode().put("out_id", "of another customer")))
                .isEmpty();
    }
}
