package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * The framework answers 404 if any parameter cannot be read. That is right for an id in the path. For a query parameter
 * the response names the parameter.
 */
final class BadParameters {

    private BadParameters() {}

    static Optional<ProblemException> refusal(
            WebApplicationException refused, SimpleResourceInfo resource, RoutingContext request) {
        if (refused.getResponse().getStatus() != 404 || refused.getCause() == null) {
            return Optional.empty();
        }
        if (resource == null || resource.getResourceClass() == null) {
            return Optional.empty();
        }
        var faults = faults(resource, request);
        return faults.isEmpty() ? Optional.empty() : Optional.of(ProblemException.invalid(faults));
    }

    private static List<Violation> faults(SimpleResourceInfo resource, RoutingContext request) {
        var faults = new ArrayList<Violation>();
        for (var method : resource.getResourceClass().getMethods()) {
            if (!method.getName().equals(resource.getMethodName())
                    || !Arrays.equals(method.getParameterTypes(), resource.parameterTypes())) {
                continue;
            }
            for (var parameter : method.getParameters()) {
                var place = Parameters.placeOf(parameter).orElse("");
                if (!place.startsWith("query/")) {
                    continue;
                }
                for (var value : request.queryParam(place.substring("query/".length()))) {
                    fault("/" + place, parameter.getType(), value).ifPresent(faults::add);
                }
            }
            return faults;
        }
        return faults;
    }

    private static Optional<Violation> fault(String pointer, Class<?> type, String value) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                            .anyMatch(it -> ((Enum<?>) it).name().equals(value))
                    ? Optional.empty()
                    : Optional.of(Violation.of(pointer, "UNKNOWN_VALUE", null, List.of(type.getEnumConstants())));
        }
        return reads(type, value)
                ? Optional.empty()
                : Optional.of(Violation.of(pointer, "WRONG_TYPE", null, JsonFaults.Kind.of(type)));
    }

    private static boolean reads(Class<?> type, String value) {
        try {
            return switch (type.getName()) {
                case "int", "java.lang.Integer" -> String.valueOf(Integer.parseInt(value)) != null;
                case "long", "java.lang.Long" -> String.valueOf(Long.parseLong(value)) != null;
                case "java.util.UUID" -> UUID.fromString(value) != null;
                case "java.time.LocalDate" -> LocalDate.parse(value) != null;
                case "java.time.OffsetDateTime" -> OffsetDateTime.parse(value) != null;
                default -> true;
            };
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return false;
        }
    }
}
