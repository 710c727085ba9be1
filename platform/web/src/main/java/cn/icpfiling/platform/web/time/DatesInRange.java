package cn.icpfiling.platform.web.time;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses dates in query parameters that no database column can hold, such as {@code +999999999-12-31}. */
@Provider
public final class DatesInRange implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    private final Map<Method, List<DateParameter>> known = new ConcurrentHashMap<>();

    private record DateParameter(String name, boolean withTime) {

        /** Empty if the text is not a date; the framework refuses that. */
        Optional<Temporal> read(String text) {
            try {
                return Optional.of(withTime ? OffsetDateTime.parse(text) : LocalDate.parse(text));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        if (operation == null) {
            return;
        }
        var parameters = known.computeIfAbsent(operation, DatesInRange::dates);
        if (parameters.isEmpty()) {
            return;
        }
        var query = request.getUriInfo().getQueryParameters();
        var faults = parameters.stream()
                .filter(parameter -> query.getOrDefault(parameter.name(), List.of()).stream()
                        .flatMap(text -> parameter.read(text).stream())
                        .anyMatch(time -> !CalendarRange.holds(time)))
                .map(parameter -> outside("/query/" + parameter.name()))
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    public static Violation outside(String pointer) {
        return Violation.of(pointer, "DATE_OUT_OF_RANGE", null, CalendarRange.FIRST_YEAR, CalendarRange.LAST_YEAR);
    }

    private static List<DateParameter> dates(Method operation) {
        return Arrays.stream(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .filter(parameter ->
                        parameter.getType() == LocalDate.class || parameter.getType() == OffsetDateTime.class)
                .map(parameter -> new DateParameter(
                        parameter.getAnnotation(QueryParam.class).value(), parameter.getType() == OffsetDateTime.class))
                .toList();
    }
}
