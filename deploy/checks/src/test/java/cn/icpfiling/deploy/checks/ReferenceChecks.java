package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What pods and scalers read of ConfigMaps and Secrets. A volume whose key is not there is not mounted, and its pod never starts: only a
 * cluster would tell it.
 */
final class ReferenceChecks {
    /** Where an object names the Secret that its operator makes; without a name the object's own holds. */
    private static final Map<String, String> MAKES_SECRET = Map.of(
            "ExternalSecret", "/spec/target/name",
            "Certificate", "/spec/secretName",
            "KafkaUser", "/metadata/name",
            "Secret", "/metadata/name");
    /** What cert-manager writes (its documentation of Certificate); the authority's one is there if the issuer knows it. */
    private static final Set<String> OF_CERTIFICATE = Set.of("tls.crt", "tls.key", "ca.crt");
    /** What Strimzi writes for a user, by the kind of authentication (its documentation of KafkaUser). */
    private static final Map<String, Set<String>> OF_USER = Map.of(
            "tls", Set.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password"),
            "scram-sha-512", Set.of("password", "sasl.jaas.config"));
    /** The Secrets that Strimzi makes for a cluster of the name before it, with their keys. */
    private static final Map<String, Set<String>> OF_CLUSTER = Map.of(
            "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password"),
            "-clients-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password"),
            "-cluster-ca", Set.of("ca.key"),
            "-clients-ca", Set.of("ca.key"));

    private record Reference(String kind, String name, Set<String> keys) {}

    private ReferenceChecks() {}

    /** @param entries what deploy/kubernetes says of the secret store: each entry, and its properties */
    static Check check(Map<String, Set<String>> entries) {
        return new Check(
                "reference-exists",
                "ConfigMaps and Secrets that a pod or a scaler reads are declared, with the keys that it names.",
                (bundle, findings) -> {
                    for (var pod : bundle.workloads()) {
                        judge(bundle, entries, pod.item(), ofPod(pod), findings);
                    }
                    for (var scaler : bundle.ofKind("TriggerAuthentication")) {
                        judge(bundle, entries, scaler, ofScaler(scaler), findings);
                    }
                });
    }

    /** Every fault is told: a waiver of one, as overlay dev has it for Secrets, must not hide another. */
    private static void judge(
            Bundle bundle,
            Map<String, Set<String>> entries,
            Item reader,
            List<Reference> references,
            Check.Findings findings) {
        var faults = new LinkedHashSet<String>();
        for (var reference : references) {
            var keys = reference.kind().equals("ConfigMap")
                    ? bundle.find("ConfigMap", reader.namespace(), reference.name())
                            .map(map -> names(map.at("/data"), map.at("/binaryData")))
                    : secret(bundle, entries, reader.namespace(), reference.name());
            var what = reference.kind() + " " + reference.name();
            if (keys.isEmpty()) {
                faults.add("no " + what);
            } else {
                reference.keys().stream()
                        .filter(key -> !keys.get().contains(key))
                        .forEach(key -> faults.add("no key " + key + " in " + what));
            }
        }
        faults.forEach(fault -> findings.add(reader, fault));
    }

    private static List<Reference> ofPod(Workload pod) {
        var all = new ArrayList<Reference>();
        for (var box : pod.containers()) {
            for (var variable : box.path("env")) {
                add(all, "ConfigMap", "name", variable.at("/valueFrom/configMapKeyRef"));
                add(all, "Secret", "name", variable.at("/valueFrom/secretKeyRef"));
            }
            for (var source : box.path("envFrom")) {
                add(all, "ConfigMap", "name", source.path("configMapRef"));
                add(all, "Secret", "name", source.path("secretRef"));
            }
        }
        for (var volume : pod.pod().path("volumes")) {
            add(all, "ConfigMap", "name", volume.path("configMap"));
            add(all, "Secret", "secretName", volume.path("secret"));
            for (var source : volume.at("/projected/sources")) {
                add(all, "ConfigMap", "name", source.path("configMap"));
                add(all, "Secret", "name", source.path("secret"));
            }
        }
        return all;
    }

    private static List<Reference> ofScaler(Item scaler) {
        var all = new ArrayList<Reference>();
        scaler.at("/spec/configMapTargetRef").forEach(one -> add(all, "ConfigMap", "name", one));
        scaler.at("/spec/secretTargetRef").forEach(one -> add(all, "Secret", "name", one));
        return all;
    }

    /** A pod starts without what is optional, and without a key of it. */
    private static void add(List<Reference> all, String kind, String name, JsonNode source) {
        if (!source.isObject() || source.path("optional").asBoolean()) {
            return;
        }
        var keys = new LinkedHashSet<String>();
        if (source.has("key")) {
            keys.add(source.path("key").asText());
        }
        source.path("items").forEach(item -> keys.add(item.path("key").asText()));
        all.add(new Reference(kind, source.path(name).asText(), keys));
    }

    /** The keys of a Secret that is declared or that an operator makes. */
    private static Optional<Set<String>> secret(
            Bundle bundle, Map<String, Set<String>> entries, String namespace, String name) {
        for (var item : bundle.items()) {
            if (item.namespace().equals(namespace)) {
                if (item.kind().equals("Kafka") && name.startsWith(item.name())) {
                    var keys = OF_CLUSTER.get(name.substring(item.name().length()));
                    if (keys != null) {
                        return Optional.of(keys);
                    }
                }
                var place = MAKES_SECRET.get(item.kind());
                if (place != null && item.at(place).asText(item.name()).equals(name)) {
                    return Optional.of(keys(item, entries));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> keys(Item maker, Map<String, Set<String>> entries) {
        return switch (maker.kind()) {
            case "ExternalSecret" -> external(maker, entries);
            case "Certificate" -> OF_CERTIFICATE;
            case "KafkaUser" ->
                OF_USER.getOrDefault(maker.at("/spec/authentication/type").asText(), Set.of());
            default -> names(maker.at("/data"), maker.at("/stringData"));
        };
    }

    /**
     * What a template writes takes the place of what was fetched, unless it says that it is merged with it. An entry that no list has gives
     * no key, nor does a search by name, whose result the store alone knows.
     */
    private static Set<String> external(Item secret, Map<String, Set<String>> entries) {
        var template = secret.at("/spec/target/template");
        var keys = names(template.path("data"));
        if (keys.isEmpty() && template.path("templateFrom").isEmpty()
                || template.path("mergePolicy").asText().equals("Merge")) {
            secret.at("/spec/data")
                    .forEach(one -> keys.add(one.path("secretKey").asText()));
            secret.at("/spec/dataFrom")
                    .forEach(one -> keys.addAll(
                            entries.getOrDefault(one.at("/extract/key").asText(), Set.of())));
        }
        return keys;
    }

    private static Set<String> names(JsonNode... objects) {
        var names = new TreeSet<String>();
        for (var object : objects) {
            object.properties().forEach(member -> names.add(member.getKey()));
        }
        return names;
    }
}
