package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our record against the owner's example. */
class RecordStepTest {

    @Test
    void the_example_of_a_deregistration_tells_what_ended() throws IOException {
        var step = read("filing.record.deregistered");

        assertThat(step.holder()).isNotNull();
        assertThat(step.recordEnd().by()).isEqualTo("AUTHORITY");
        assertThat(RecordNotices.values(step))
                .containsEntry("subjectNumber", "京ICP备2026000001号")
                .containsEntry("reasons", List.of())
                .containsEntry("serviceNumbers", List.of("京ICP备2026000001号-1"));
    }

    @Test
    void the_example_of_an_access_that_the_provider_ended_tells_which_and_why() throws IOException {
        var step = read("filing.record.access-cancelled");

        assertThat(step.accessEnd().by()).isEqualTo("PROVIDER");
        assertThat(RecordNotices.accessValues(step))
                .containsEntry("serviceNumbers", List.of("京ICP备2026000001号-1"))
                .containsEntry("reasons", List.of("ACCESS.IP_NOT_OF_PROVIDER"));
    }

    private static RecordStep read(String type) throws IOException {
        return event("filing-service", type).as(RecordStep.class);
    }

    private static IncomingEvent event(String owner, String type) throws IOException {
        var data = new ObjectMapper()
                .readTree(Path.of("../" + owner + "/src/main/contract/examples/" + type + ".json")
                        .toFile());
        return new IncomingEvent(UUID.randomUUID(), type, "/" + owner, UUID.randomUUID(), 3, Instant.EPOCH, data);
    }
}
