package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.gateway.contract.PublishedContract;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells callers of an operation that its contract marks as deprecated. {@code Deprecation} (RFC 9745) has the day since when,
 * {@code x-icp-deprecated-since}, and {@code Sunset} (RFC 8594) the day from which it may be gone, {@code x-icp-sunset}; both are days in
 * China. A contract that names no first day says only that it is deprecated, which is the beginning of time.
 */
@Singleton
final class Deprecations {

    static final List<String> HEADERS = List.of("deprecation", "sunset");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private record Notice(String deprecation, String sunset) {}

    private final Map<String, Notice> notices = new HashMap<>();

    @Inject
    Deprecations(PublishedContract contract) {
        this(contract.deprecated());
    }

    /** @param deprecated the deprecated operations of the contract */
    Deprecations(JsonNode deprecated) {
        deprecated.forEach(
                operation -> notices.put(operation.path("operationId").asText(), notice(operation)));
    }

    private static Notice notice(JsonNode operation) {
        var since = operation.path("x-icp-deprecated-since").asText("");
        var sunset = operation.path("x-icp-sunset").asText("");
        return new Notice(
                "@" + (since.isEmpty() ? 0 : begin(since).toEpochSecond()),
                sunset.isEmpty()
                        ? null
                        : begin(sunset).withZoneSameInstant(ZoneOffset.UTC).format(HTTP_DATE));
    }

    private static ZonedDateTime begin(String day) {
        return LocalDate.parse(day).atStartOfDay(CHINA);
    }

    void tell(Operation operation, MultiMap headers) {
        var notice = notices.isEmpty() ? null : notices.get(operation.id());
        if (notice == null) {
            return;
        }
        headers.set(HEADERS.get(0), notice.deprecation());
        if (notice.sunset() != null) {
            headers.set(HEADERS.get(1), notice.sunset());
        }
    }
}
