package cn.icpfiling.platform.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Writes each instant, in responses and events, as RFC 3339 in UTC with six fractional digits:
 * {@code 2026-11-27T08:00:00.000000Z}. The database stores six digits, so the first and all later responses are equal.
 * Text of one length sorts in order of time.
 */
@Singleton
public final class Timestamps implements ObjectMapperCustomizer {

    private static final int MICROSECONDS = 6;
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(MICROSECONDS).toFormatter();

    /** Runs after Quarkus' own customizer, because Jackson uses the last writer of a type. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("timestamps").addSerializer(Instant.class, new Writer()));
    }

    private static final class Writer extends StdScalarSerializer<Instant> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(FORMAT.format(moment));
        }
    }
}
