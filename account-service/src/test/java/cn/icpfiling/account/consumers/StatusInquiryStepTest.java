package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our record against the owner's example. */
class StatusInquiryStepTest {

    @Test
    void the_example_of_the_type_we_take_can_be_read() throws IOException {
        for (var type : new StatusInquiryNotices(null, null).types()) {
            var data = new ObjectMapper()
                    .readTree(Path.of("../filing-service/src/main/contract/examples/" + type + ".json")
                            .toFile());
            var step = new IncomingEvent(
                            UUID.randomUUID(), type, "/filing-service", UUID.randomUUID(), 1, Instant.EPOCH, data)
                    .as(StatusInquiryStep.class);

            assertThat(step.inquiryId()).isNotNull();
            assertThat(step.typeCheckId()).isNotNull();
            assertThat(step.holder()).isNotNull();
        }
    }
}
