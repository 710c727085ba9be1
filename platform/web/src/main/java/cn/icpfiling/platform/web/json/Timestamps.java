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
 * Writes each instant, in answers as in events, as RFC 3339 in UTC with six digits of a second:
 * {@code 2026-11-27T08:00:00.000000Z}. Six is what the database holds, so the first answer and each later one say the same, and
 * text of one length sorts as time does.
 */
@Singleton
public final class Timestamps implements ObjectMapperCustomizer {

    private static final int MICROSECONDS = 6;
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(MICROSECONDS).toFormatter();

    /** After Quarkus' own: of two writers of a type Jackson takes the one that came last. */
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
