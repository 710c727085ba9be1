package cn.icpfiling.filing.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

    @Test
    void real_name_data_that_are_on_their_way_name_their_day_as_told_and_as_stored() {
        assertThat(reason("REAL_NAME_NOT_SYNCED", List.of(DAY)).retryOn()).contains(DAY);
        assertThat(reason("REAL_NAME_NOT_SYNCED", List.of("2026-12-03")).retryOn())
                .contains(DAY);
    }

    @Test
    void a_day_that_is_not_known_and_the_day_of_another_reason_are_none() {
        assertThat(reason("REAL_NAME_NOT_SYNCED", List.of()).retryOn()).isEmpty();
        assertThat(reason("REAL_NAME_NOT_SYNCED", List.of("soon")).retryOn()).isEmpty();
        assertThat(reason("DOMAIN_VALIDITY_SHORT", List.of(DAY)).retryOn()).isEmpty();
    }

    private static Reason reason(String code, List<Object> args) {
        return new Reason(code, "/service/domains/0", "D3", null, args);
    }
}
