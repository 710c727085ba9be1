package cn.icpfiling.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds operations whose largest body differs between code and contract: the gateway goes by the contract. */
final class BodyLimits {
    static final String LIMIT = "x-icp-max-body-bytes";

    /** As text, because the sandbox has tests but not platform-web. */
    private static final String ANNOTATION = "cn.icpfiling.platform.web.BodyLimit";

    private BodyLimits() {}

    /** Returns the bytes by "METHOD /path"; none for an operation with the usual limit. */
    static Map<String, Set<String>> inCode(JavaClasses classes) {
        return RolesInCode.words(classes, BodyLimits::of);
    }

    static List<String> between(Map<String, Set<String>> code, ContractDocument contract) {
        var found = new ArrayList<String>();
        contract.operations().forEach((name, operation) -> {
            Set<String> said =
                    operation.has(LIMIT) ? Set.of(operation.path(LIMIT).asText()) : Set.of();
            var held = code.getOrDefault(name, Set.of());
            if (!said.equals(held)) {
                found.add(name + ": largest body " + held + " in the code, " + said + " in the contract");
            }
        });
        return List.copyOf(found);
    }

    private static Set<String> of(JavaClass resource, JavaMethod method) {
        return method.tryGetAnnotationOfType(ANNOTATION)
                .flatMap(limit -> limit.get("value"))
                .or(() -> resource.tryGetAnnotationOfType(ANNOTATION).flatMap(limit -> limit.get("value")))
                .map(bytes -> Set.of(bytes.toString()))
                .orElse(Set.of());
    }
}
