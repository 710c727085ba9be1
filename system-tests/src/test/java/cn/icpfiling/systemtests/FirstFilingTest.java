package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** J2 through the gateway. */
class FirstFilingTest {

    private final Stack stack = Stack.fromEnvironment();

    @Test
    void a_website_is_filed_from_the_bought_domain_to_its_number() {
        var told = new ArrayList<String>();

        var filing = FirstFiling.of(Applicant.fresh(), stack, told::add).toTheNumber();

        assertThat(filing.subjectNumber()).matches("浙ICP备[0-9]{10}号");
        assertThat(told).hasSize(19);
    }

    @Test
    void each_step_of_a_filing_is_published_once_and_in_order() {
        var filing = FirstFiling.of(Applicant.fresh(), stack, told -> {}).toTheNumber();

        var events = OrderEvents.of(filing.orderId(), stack);

        assertThat(events)
                .extracting(OrderEvents.Event::type)
                .containsExactly(
                        "filing.order.drafted",
                        "filing.order.submitted",
                        "filing.order.approved",
                        "filing.order.uploaded",
                        "filing.order.sms-verified",
                        "filing.order.completed");
        assertThat(events).extracting(OrderEvents.Event::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }
}
