package cn.icpfiling.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenRecordTest {
    private static final UUID ID = UUID.fromString("01a20e4a-e9f4-71c9-8954-4fc48e8c205c");
    private static final UUID SUBJECT = UUID.fromString("01a20e4b-30df-7138-abd2-724dcfe2c27d");
    private static final Map<String, String> HEADERS = Map.of(
            "ce_specversion", "1.0",
            "ce_id", ID.toString(),
            "ce_source", "/filing-service",
            "ce_type", "filing.order.submitted",
            "ce_subject", SUBJECT.toString(),
            "ce_sequence", "2",
            "ce_time", "2026-03-02T09:00:00+08:00",
            "content-type", "application/json");

    record Reads(String orderId) {}

    @Test
    void an_event_is_read_with_its_headers_and_unknown_fields_are_ignored() {
        var event = taken(HEADERS, "{\"orderId\":\"o\",\"new\":1}").event();

        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.subject()).isEqualTo(SUBJECT);
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.type()).isEqualTo("filing.order.submitted");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(event.as(Reads.class)).isEqualTo(new Reads("o"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_sequence"})
    void without_a_header_that_matters_it_is_no_event(String header) {
        var headers = new HashMap<>(HEADERS);
        headers.remove(header);

        assertThatThrownBy(() -> taken(headers, "{}").event()).isInstanceOf(UnreadableEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{\"open\":", "not json"})
    void without_a_json_object_it_is_no_event(String value) {
        assertThatThrownBy(() -> taken(HEADERS, value).event()).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void a_record_has_one_sum_and_another_event_or_payload_another_one() {
        var other = new HashMap<>(HEADERS);
        other.put("ce_id", SUBJECT.toString());

        assertThat(taken(HEADERS, "{}").sum())
                .isEqualTo(taken(HEADERS, "{}").sum())
                .isNotEqualTo(taken(other, "{}").sum())
                .isNotEqualTo(taken(HEADERS, "{ }").sum());
        assertThat(taken(Map.of(), "no event").sum())
                .hasSize(64)
                .isNotEqualTo(taken(Map.of(), "nor this").sum());
    }

    @Test
    void headers_survive_being_kept() {
        var taken = taken(HEADERS, "{}");

        assertThat(TakenRecord.headersOf(taken.headersAsJson())).isEqualTo(HEADERS);
    }

    @Test
    void a_record_without_a_key_holds_up_nothing_but_itself() {
        var first = TakenRecord.of(new ConsumerRecord<>("t", 3, 17, null, new byte[0]));
        var second = TakenRecord.of(new ConsumerRecord<>("t", 3, 18, null, new byte[0]));

        assertThat(first.key()).isNotEqualTo(second.key());
    }

    private static TakenRecord taken(Map<String, String> headers, String value) {
        return new TakenRecord("t", 0, 0, "k", headers, value.getBytes(StandardCharsets.UTF_8));
    }
}
