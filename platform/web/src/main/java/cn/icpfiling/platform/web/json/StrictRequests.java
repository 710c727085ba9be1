package cn.icpfiling.platform.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads requests strictly: no unknown or duplicate field, no "5" for 5, nothing after the end, no list far beyond its bound, no half of a character. Requests of other services
 * are read as strictly, but their unknown fields are ignored (ADR 0051). Responses of other services and events keep the
 * tolerant mapper, because their readers must accept new fields.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class StrictRequests implements ContextResolver<ObjectMapper> {

    private final ObjectMapper strict;
    private final ObjectMapper ofServices;

    public StrictRequests(ObjectMapper tolerant) {
        strict = tolerant.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        strict.registerModule(new SimpleModule("dates in range")
                .addDeserializer(LocalDate.class, new InRange<>(LocalDate.class, LocalDateDeserializer.INSTANCE))
                .addDeserializer(Instant.class, new InRange<>(Instant.class, InstantDeserializer.INSTANT))
                .addDeserializer(
                        OffsetDateTime.class,
                        new InRange<>(OffsetDateTime.class, InstantDeserializer.OFFSET_DATE_TIME)));
        strict.registerModule(new SimpleModule("whole texts").addDeserializer(String.class, new WholeTexts()));
        strict.registerModule(new SimpleModule("bounded lists").setDeserializerModifier(new BoundedLists()));
        strict.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        strict.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        ofServices = strict.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The mapper for a request of another service, which may be of a later release. */
    public ObjectMapper ofServices() {
        return ofServices;
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return strict;
    }
}
