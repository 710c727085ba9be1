package cn.icpfiling.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds operations for which code and contract demand second factors of different ages, or only one of them demands one. */
final class FreshFactors {
    static final String FACTOR = "x-icp-fresh-factor";

    /** As text, because the sandbox has tests but not platform-web. */
    private static final String ANNOTATION = "cn.icpfiling.platform.web.FreshFactor";

    private static final String USUAL = "15";

    /** How the paths of operations end that show personal data, or a secret, in clear. */
    private static final Pattern CLEAR = Pattern.compile("^POST .*/(reveals|links|secret-rotations)$");

    /** Operations that need no factor, with the reason. */
    private static final Map<String, String> EXEMPT = Map.of(
            "POST /api/v1/orders/{id}/authenticity/links",
            "shows nothing that is filed: the holder makes a link for a principal's phone, who proves a face there");

    private FreshFactors() {}

    /** Returns the accepted age in minutes by "METHOD /path"; none for an operation without the demand. */
    static Map<String, Set<String>> inCode(JavaClasses classes) {
        return RolesInCode.words(classes, (resource, method) -> of(method));
    }

    static List<String> between(Map<String, Set<String>> code, ContractDocument contract) {
        var found = new ArrayList<String>();
        contract.operations().forEach((name, operation) -> {
            Set<String> said =
                    operation.has(FACTOR) ? Set.of(operation.path(FACTOR).asText()) : Set.of();
            var asked = code.getOrDefault(name, Set.of());
            if (!said.equals(asked)) {
                found.add(name + ": fresh factor " + asked + " in the code, " + said + " in the contract");
            }
        });
        return List.copyOf(found);
    }

    /** Returns the operations of the contract that show data or a secret in clear without a fresh factor. */
    static List<String> missing(ContractDocument contract) {
        return contract.operations().entrySet().stream()
                .filter(operation -> CLEAR.matcher(operation.getKey()).matches())
                .filter(operation -> !EXEMPT.containsKey(operation.getKey()))
                .filter(operation -> !operation.getValue().has(FACTOR))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> of(JavaMethod method) {
        return method.tryGetAnnotationOfType(ANNOTATION)
                .map(factor -> Set.of(factor.get("value").map(Object::toString).orElse(USUAL)))
                .orElse(Set.of());
    }
}
