package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OrderTypeTest {

    /** The schema of the event names no types, so that they may grow; the owner's list stands in its openapi.yaml. */
    @Test
    void every_type_of_order_in_the_contract_of_filing_service_is_known_here() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("../filing-service/src/main/contract/openapi.yaml")
                        .toFile());
        var promised = StreamSupport.stream(
                        contract.at("/components/schemas/OrderType/enum").spliterator(), false)
                .map(name -> name.asText())
                .toList();

        assertThat(Arrays.stream(OrderType.values()).map(OrderType::name))
                .containsExactlyInAnyOrderElementsOf(promised);
    }

    @Test
    void an_end_of_a_service_and_of_a_subject_are_deregistrations() {
        assertThat(Arrays.stream(OrderType.values()).filter(type -> OrderType.isDeregistration(type.name())))
                .containsExactlyInAnyOrder(OrderType.DEREGISTER_SERVICE, OrderType.DEREGISTER_SUBJECT);
    }

    @Test
    void a_type_that_is_not_known_yet_is_judged_by_its_name() {
        assertThat(OrderType.isDeregistration("SOMETHING_NEW")).isFalse();
        assertThat(OrderType.isDeregistration("DEREGISTER_SOMETHING_NEW")).isTrue();
    }
}
