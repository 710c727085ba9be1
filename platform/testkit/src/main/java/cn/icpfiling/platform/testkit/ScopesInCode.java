package cn.icpfiling.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Map;
import java.util.Set;

/** Reads the scope that a partner's token needs from the resources: by "METHOD /path" one scope, or none. */
final class ScopesInCode {

    /** As text, because the sandbox has tests but not platform-web. */
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
