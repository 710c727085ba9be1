package cn.icpfiling.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the roles from the annotations of the resources: by "METHOD /path", none for an open operation. */
final class RolesInCode {

    private RolesInCode() {}

    static Map<String, Set<String>> of(JavaClasses classes) {
        return words(classes, RolesInCode::rolesOf);
    }

    /** Returns the values of each operation, by "METHOD /path". */
    static Map<String, Set<String>> words(JavaClasses classes, BiFunction<JavaClass, JavaMethod, Set<String>> said) {
        var words = new TreeMap<String, Set<String>>();
        classes.stream()
                .filter(ArchitectureRules::isResource)
                .forEach(resource -> resource.getAllMethods()
                        .forEach(method -> verbOf(method)
                                .ifPresent(verb -> words.merge(
                                        verb + " " + pathOf(resource, method),
                                        said.apply(resource, method),
                                        RolesInCode::both))));
        return words;
    }

    private static Optional<String> verbOf(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(used -> used.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String pathOf(JavaClass resource, JavaMethod method) {
        var path = "/" + resource.getAnnotationOfType(Path.class).value() + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        // a contract names a parameter without its pattern
        var single = path.replaceAll("\\{(\\w+):[^{}]*\\}", "{$1}").replaceAll("/{2,}", "/");
        return single.endsWith("/") && single.length() > 1 ? single.substring(0, single.length() - 1) : single;
    }

    /**
     * The method's own word goes before that of its class, as the framework has it. The class of a resource says nothing of
     * the methods that it inherits.
     */
    static Set<String> rolesOf(JavaClass resource, JavaMethod method) {
        if (method.isAnnotatedWith(RolesAllowed.class)) {
            return Set.of(method.getAnnotationOfType(RolesAllowed.class).value());
        }
        return !method.getOwner().equals(resource)
                        || method.getAnnotations().stream().anyMatch(ResourceCondition::isWordOnWhoMay)
                ? Set.of()
                : resource.tryGetAnnotationOfType(RolesAllowed.class)
                        .map(allowed -> Set.of(allowed.value()))
                        .orElse(Set.of());
    }

    /** Merges two methods of one path that differ by media type. */
    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
