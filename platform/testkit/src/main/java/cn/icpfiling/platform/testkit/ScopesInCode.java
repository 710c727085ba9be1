package cn.icpfiling.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Map;
import java.util.Set;

/** What a partner's token must have been issued for, as the resources say: by "METHOD /path" one scope, or none. */
final class ScopesInCode {

    /** By name: the sandbox has tests and no platform-web. */
    private static final String SCOPE = "cn.icpfiling.platform.web.Scope";

    private ScopesInCode() {}

    static Map<String, Set<String>> of(JavaClasses classes) {
        return RolesInCode.words(classes, (resource, method) -> of(method));
    }

    static Set<String> of(JavaMethod method) {
        return method.tryGetAnnotationOfType(SCOPE)
                .flatMap(scope -> scope.get("value"))
                .map(value -> Set.of(value.toString()))
                .orElse(Set.of());
    }
}
