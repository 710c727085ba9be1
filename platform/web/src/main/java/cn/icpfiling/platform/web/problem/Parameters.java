package cn.icpfiling.platform.web.problem;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds the place of a resource method's parameter in the request. */
final class Parameters {

    private Parameters() {}

    /** {@code query/limit}, {@code path/id}, {@code header/If-Match}; empty for the body. */
    static Optional<String> placeOf(Parameter parameter) {
        if (parameter.getAnnotation(QueryParam.class) instanceof QueryParam query) {
            return Optional.of("query/" + query.value());
        }
        if (parameter.getAnnotation(PathParam.class) instanceof PathParam path) {
            return Optional.of("path/" + path.value());
        }
        if (parameter.getAnnotation(HeaderParam.class) instanceof HeaderParam header) {
            return Optional.of("header/" + header.value());
        }
        if (parameter.getAnnotation(RestQuery.class) instanceof RestQuery query) {
            return Optional.of("query/" + named(query.value(), parameter));
        }
        if (parameter.getAnnotation(RestPath.class) instanceof RestPath path) {
            return Optional.of("path/" + named(path.value(), parameter));
        }
        if (parameter.getAnnotation(RestHeader.class) instanceof RestHeader header) {
            return Optional.of("header/" + named(header.value(), parameter));
        }
        return Optional.empty();
    }

    private static String named(String value, Parameter parameter) {
        return value.isEmpty() ? parameter.getName() : value;
    }
}
