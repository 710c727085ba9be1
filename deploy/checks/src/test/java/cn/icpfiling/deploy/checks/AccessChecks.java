package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the three tools ask of rights in the cluster. */
final class AccessChecks {
    private static final Set<String> MAKES_PODS =
            Set.of("pods", "deployments", "statefulsets", "replicasets", "cronjobs", "jobs", "daemonsets");

    private AccessChecks() {}

    static List<Check> checks() {
        return List.of(
                ofRules(
                        "role-creates-pods",
                        "No role creates pods.",
                        rule -> allows(rule, MAKES_PODS, Set.of("create"))),
                ofRules(
                        "role-reads-secrets",
                        "No role reaches Secrets.",
                        rule -> allows(
                                rule,
                                Set.of("secrets"),
                                Set.of("get", "list", "delete", "create", "watch", "update", "patch"))),
                ofRules(
                        "role-executes-in-pods",
                        "No role runs commands in pods.",
                        rule -> allows(rule, Set.of("pods/exec", "pods/attach"), Set.of("get", "create"))),
                ofRules(
                        "wildcard-in-role",
                        "Roles name what they allow.",
                        rule -> lists(rule, "apiGroups", Set.of("*"))
                                || lists(rule, "resources", Set.of("*"))
                                || lists(rule, "verbs", Set.of("*"))),
                ofBindings(
                        "cluster-admin-binding",
                        "cluster-admin is bound to no subject.",
                        (bundle, binding) -> isClusterAdmin(binding) ? "binds cluster-admin" : null),
                ofBindings(
                        "binding-to-own-role",
                        "A binding's role is declared here, so that what it allows is judged here.",
                        (bundle, binding) -> {
                            var kind = binding.at("/roleRef/kind").asText();
                            var name = binding.at("/roleRef/name").asText();
                            return isClusterAdmin(binding)
                                            || bundle.find(kind, kind.equals("Role") ? binding.namespace() : "", name)
                                                    .isPresent()
                                    ? null
                                    : "no " + kind + " " + name;
                        }),
                Check.ofItems(
                        "privileged-constraint",
                        "No SecurityContextConstraints of OpenShift allow privileged containers.",
                        List.of("SecurityContextConstraints"),
                        (bundle, item) -> item.at("/allowPrivilegedContainer").asBoolean()
                                ? "allowPrivilegedContainer is true"
                                : null));
    }

    private static boolean isClusterAdmin(Item binding) {
        return binding.at("/roleRef/name").asText().equals("cluster-admin");
    }

    private static Check ofBindings(
            String name, String says, java.util.function.BiFunction<Bundle, Item, String> fault) {
        return Check.ofItems(name, says, List.of("RoleBinding", "ClusterRoleBinding"), fault);
    }

    private static Check ofRules(String name, String says, Predicate<JsonNode> bad) {
        return Check.ofItems(name, says, List.of("Role", "ClusterRole"), (bundle, role) -> {
            for (var rule : role.at("/rules")) {
                if (bad.test(rule)) {
                    return "rule " + rule;
                }
            }
            return null;
        });
    }

    private static boolean allows(JsonNode rule, Set<String> resources, Set<String> verbs) {
        return (lists(rule, "resources", resources) || lists(rule, "resources", Set.of("*")))
                && (lists(rule, "verbs", verbs) || lists(rule, "verbs", Set.of("*")));
    }

    private static boolean lists(JsonNode rule, String member, Set<String> any) {
        for (var value : rule.path(member)) {
            if (any.contains(value.asText())) {
                return true;
            }
        }
        return false;
    }
}
