package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The environment variables of pods, compared with the settings that the code reads. */
final class SettingChecks {

    /**
     * What a module reads and needs.
     *
     * @param read settings of our own that the code reads
     * @param properties every key that files of properties set, with its value
     * @param needed settings without a default
     * @param referred settings without a default that the value of another one names, and that other one
     */
    record Settings(
            Set<String> read, Map<String, String> properties, Set<String> needed, Map<String, String> referred) {
        Set<String> variables() {
            return java.util.stream.Stream.concat(read.stream(), properties.keySet().stream())
                    .map(Sources::variable)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Without these a start is refused in staging and production; see GuardedSettings in platform/web. */
        Set<String> required(boolean guarded) {
            // what has no default: where the process runs, and what callers see as the platform's address
            var keys = new TreeSet<>(List.of("icp.environment", "icp.issuer"));
            if (!guarded) {
                return keys;
            }
            for (var key :
                    properties.getOrDefault("icp.production.requires", "").split(",")) {
                if (!key.isBlank()) {
                    keys.add(key.strip());
                }
            }
            return keys;
        }
    }

    /** Environments without customers' data, where the checks at start do not apply. */
    private static final Set<String> OPEN = Set.of("dev", "test");

    private SettingChecks() {}

    /**
     * @param runtime regular expressions for variables that the JVM, Quarkus and its extensions read, which no file of the project names
     * @param secrets deploy/kubernetes/secrets.yaml: Secret, settings in it
     */
    static List<Check> checks(Map<String, Settings> modules, Set<String> runtime, JsonNode secrets) {
        return List.of(
                new Check(
                        "known-settings",
                        "Each variable of a pod is one that the code reads.",
                        (bundle, findings) -> each(bundle, modules, (pod, settings) -> {
                            var known = settings.variables();
                            variables(bundle, pod).keySet().stream()
                                    .filter(name -> !known.contains(name) && !isOfRuntime(name, runtime))
                                    .forEach(name -> findings.add(pod.item(), "nothing reads " + name));
                        })),
                new Check(
                        "known-secret-settings",
                        "Each setting that secrets.yaml lists for a pod is one that the code reads.",
                        (bundle, findings) -> each(bundle, modules, (pod, settings) -> {
                            var known = settings.variables();
                            inSecrets(pod, secrets).stream()
                                    .filter(name -> !known.contains(Sources.variable(name))
                                            && !isOfRuntime(Sources.variable(name), runtime))
                                    .forEach(name -> findings.add(pod.item(), "nothing reads " + name));
                        })),
                new Check(
                        "required-settings",
                        "What has no default is set, and what the code requires where customers' data may be.",
                        (bundle, findings) -> each(bundle, modules, (pod, settings) -> {
                            var variables = variables(bundle, pod);
                            var set = new TreeSet<>(variables.keySet());
                            inSecrets(pod, secrets).forEach(name -> set.add(Sources.variable(name)));
                            var guarded = !pod.isJob() && !OPEN.contains(variables.getOrDefault("ICP_ENVIRONMENT", ""));
                            settings.needed().stream()
                                    .filter(name -> !set.contains(Sources.variable(name)))
                                    .forEach(name -> findings.add(
                                            pod.item(), "does not set " + name + ", which has no default"));
                            settings.referred().forEach((name, by) -> {
                                if (!set.contains(Sources.variable(name)) && !set.contains(Sources.variable(by))) {
                                    findings.add(pod.item(), "does not set " + name + " for " + by);
                                }
                            });
                            settings.required(guarded).stream()
                                    .filter(name -> !set.contains(Sources.variable(name)))
                                    .forEach(name -> findings.add(pod.item(), "does not set " + name));
                        })));
    }

    private static boolean isOfRuntime(String variable, Set<String> runtime) {
        return runtime.stream().anyMatch(variable::matches);
    }

    private interface Judge {
        void judge(Workload pod, Settings settings);
    }

    /** Pods of the platform's own images: those labelled with the name of a module. */
    private static void each(Bundle bundle, Map<String, Settings> modules, Judge judge) {
        for (var pod : bundle.workloads()) {
            var settings = modules.get(pod.labels().get("app.kubernetes.io/name"));
            if (settings != null && pod.labels().containsKey("app.kubernetes.io/component") && ownImage(pod)) {
                judge.judge(pod, settings);
            }
        }
    }

    private static boolean ownImage(Workload pod) {
        var name = pod.labels().get("app.kubernetes.io/name");
        return pod.mainContainers().stream()
                .anyMatch(box -> box.path("image").asText().matches("(.*/)?" + name + "([:@].*)?"));
    }

    /** Names and values of a pod's variables, from ConfigMaps and from the pod itself. */
    static Map<String, String> variables(Bundle bundle, Workload pod) {
        var all = new TreeMap<String, String>();
        for (var box : pod.mainContainers()) {
            for (var source : box.path("envFrom")) {
                bundle.find(
                                "ConfigMap",
                                pod.item().namespace(),
                                source.at("/configMapRef/name").asText())
                        .ifPresent(map -> all.putAll(Item.texts(map.at("/data"))));
            }
            for (var variable : box.path("env")) {
                all.put(variable.path("name").asText(), variable.path("value").asText());
            }
        }
        return all;
    }

    private static Set<String> inSecrets(Workload pod, JsonNode secrets) {
        var names = new TreeSet<String>();
        for (var volume : pod.pod().path("volumes")) {
            var mounted = new TreeSet<String>();
            mounted.add(volume.at("/secret/secretName").asText());
            volume.at("/projected/sources")
                    .forEach(source -> mounted.add(source.at("/secret/name").asText()));
            mounted.forEach(name -> secrets.path(name).forEach(setting -> names.add(setting.asText())));
        }
        return names;
    }
}
