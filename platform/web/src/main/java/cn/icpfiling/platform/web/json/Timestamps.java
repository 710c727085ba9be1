package cn.icpfiling.platform.web.json;

import cn.icpfiling.platform.time.Rfc3339;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/** Writes each instant, in responses and events, as {@link Rfc3339} does. */
@Singleton
public final class Timestamps implements ObjectMapperCustomizer {

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
            json.writeString(Rfc3339.of(moment));
        }
    }
}
