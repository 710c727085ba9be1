package cn.icpfiling.platform.web.problem;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the methods that a path accepts. RFC 9110 requires them in each 405, and the framework does not provide them.
 */
@Singleton
final class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+))?}");

    private final BeanManager beans;
    private volatile List<Operation> operations;

    private record Operation(Pattern path, String method, Method code) {}

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    Set<String> of(String path) {
        var allowed = new TreeSet<String>();
        for (var operation : operations()) {
            if (operation.path().matcher(path).matches()) {
                allowed.add(operation.method());
            }
        }
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        return allowed;
    }

    /** Returns the resource method behind an HTTP method and a path. */
    Optional<Method> of(String method, String path) {
        return allOf(method, path).stream().findFirst();
    }

    /** Returns several resource methods if they differ by media type. */
    List<Method> allOf(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.path().matcher(path).matches())
                .map(Operation::code)
                .toList();
    }

    private List<Operation> operations() {
        if (operations == null) {
            operations = beans.getBeans(Object.class).stream()
                    .map(bean -> bean.getBeanClass())
                    .distinct()
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> methodsOf(type).flatMap(method -> operation(type, method).stream()))
                    .toList();
        }
        return operations;
    }

    /** Those of the classes above too: a resource may inherit its operations. */
    private static Stream<Method> methodsOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()));
    }

    private static Optional<Operation> operation(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(http -> new Operation(
                        pattern(
                                type.getAnnotation(Path.class).value(),
                                method.isAnnotationPresent(Path.class)
                                        ? method.getAnnotation(Path.class).value()
                                        : ""),
                        http.value(),
                        method));
    }

    private static Pattern pattern(String... parts) {
        var segments = new ArrayList<String>();
        for (var part : parts) {
            var bare = part.replaceAll("^/+|/+$", "");
            if (!bare.isEmpty()) {
                segments.add(bare);
            }
        }
        var template = "/" + String.join("/", segments);
        var regex = new StringBuilder();
        var variable = VARIABLE.matcher(template);
        var from = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(template.substring(from, variable.start())));
            regex.append('(')
                    .append(variable.group(1) == null ? "[^/]+" : variable.group(1))
                    .append(')');
            from = variable.end();
        }
        regex.append(Pattern.quote(template.substring(from))).append("/?");
        return Pattern.compile(regex.toString());
    }
}
