package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds operations for which code and contract demand different rights of members, or that applicants cannot call. */
final class MemberRights {
    static final String RIGHT = "x-icp-right";

    /** As text, because the sandbox has tests but not platform-web. */
    private static final String ANNOTATION = "cn.icpfiling.platform.web.MemberRight";

    private static final String OF_ALL_SERVICES = " of all services";
    private static final String APPLICANT = "applicant";

    private MemberRights() {}

    /** Returns the right by "METHOD /path"; none for an operation that is closed to members. */
    static Map<String, Set<String>> inCode(JavaClasses classes) {
        return RolesInCode.words(classes, (resource, method) -> of(method));
    }

    static List<String> between(Map<String, Set<String>> code, ContractDocument contract) {
        var found = new ArrayList<String>();
        contract.operations().forEach((name, operation) -> {
            Set<String> said =
                    operation.has(RIGHT) ? Set.of(operation.path(RIGHT).asText()) : Set.of();
            if (!said.isEmpty() && !letsApplicantsIn(operation)) {
                found.add(name + ": " + RIGHT + " is " + said + ", and applicants may not call it");
            }
            var asked = code.getOrDefault(name, Set.of());
            if (!said.equals(asked)) {
                found.add(name + ": member's right " + asked + " in the code, " + said + " in the contract");
            }
        });
        return List.copyOf(found);
    }

    private static boolean letsApplicantsIn(JsonNode operation) {
        for (var role : operation.path(RoleDifferences.ROLES)) {
            if (role.asText().equals(APPLICANT)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> of(JavaMethod method) {
        return method.tryGetAnnotationOfType(ANNOTATION)
                .map(right -> {
                    var name = right.get("value")
                            .map(MemberRights::nameOf)
                            .orElseThrow(() -> new IllegalStateException(method.getFullName() + " names no right"));
                    var ofAll =
                            right.get("ofAllServices").map(Boolean.TRUE::equals).orElse(false);
                    return Set.of(ofAll ? name + OF_ALL_SERVICES : name);
                })
                .orElse(Set.of());
    }

    private static String nameOf(Object value) {
        return value instanceof JavaEnumConstant constant ? constant.name() : value.toString();
    }
}
