package cn.icpfiling.platform.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A complete record from a topic, so that it can be stored and replayed. */
record TakenRecord(String topic, int partition, long offset, String key, Map<String, String> headers, byte[] value) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_KEY = 200;

    static TakenRecord of(ConsumerRecord<byte[], byte[]> read) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : read.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        return new TakenRecord(
                read.topic(), read.partition(), read.offset(), keyOf(read), Map.copyOf(headers), read.value());
    }

    /** A record without a usable key gets a key of its own, so it blocks only itself. */
    private static String keyOf(ConsumerRecord<byte[], byte[]> read) {
        var key = read.key() == null ? "" : new String(read.key(), StandardCharsets.UTF_8);
        return key.isEmpty() || key.length() > LONGEST_KEY ? "none@" + read.partition() + "-" + read.offset() : key;
    }

    boolean isTombstone() {
        return value == null;
    }

    String traceparent() {
        return headers.get("traceparent");
    }

    /** Reads the CloudEvent, binary mode. */
    IncomingEvent event() {
        try {
            var raw = new RecordHeaders();
            headers.forEach((name, text) -> raw.add(name, text.getBytes(StandardCharsets.UTF_8)));
            var event = KafkaMessageFactory.createReader(raw, value).toEvent();
            var time = event.getTime();
            var data = JSON.readTree(
                    Objects.requireNonNull(event.getData(), "no data").toBytes());
            if (!data.isObject()) {
                throw new IllegalArgumentException("payload is no JSON object");
            }
            return new IncomingEvent(
                    UUID.fromString(event.getId()),
                    event.getType(),
                    event.getSource().toString(),
                    UUID.fromString(Objects.requireNonNull(event.getSubject(), "no ce_subject")),
                    sequenceOf(event),
                    time == null ? Instant.EPOCH : time.toInstant(),
                    data);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEvent("no event: " + e.getMessage(), e);
        }
    }

    private static long sequenceOf(CloudEvent event) {
        var sequence = Objects.requireNonNull(event.getExtension("sequence"), "no ce_sequence");
        return Long.parseLong(sequence.toString());
    }

    /** Tells one record of a place from another one: SHA-256 of the event's id and the payload. */
    String sum() {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            sum.update(headers.getOrDefault("ce_id", "").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum.digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String headersAsJson() {
        try {
            return JSON.writeValueAsString(headers);
        } catch (IOException e) {
            throw new IllegalStateException("headers are texts and always writable", e);
        }
    }

    static Map<String, String> headersOf(String json) {
        try {
            var headers = new LinkedHashMap<String, String>();
            JSON.readTree(json)
                    .properties()
                    .forEach(field ->
                            headers.put(field.getKey(), field.getValue().asText()));
            return headers;
        } catch (IOException e) {
            throw new IllegalStateException("a parked record's headers are not JSON", e);
        }
    }
}
