package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What kube-linter, kube-score and Polaris ask of a container. */
final class ContainerChecks {
    private static final Pattern DIGEST = Pattern.compile("\\S+@sha256:[0-9a-f]{64}");
    private static final Pattern EXPRESSION = Pattern.compile("|\\$\\{[a-z.-]+}");
    /** RFC 6335, 5.1. */
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");
    /** The names and values that Polaris calls sensitive; its word "secret" is kube-linter's too. */
    static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)^AWS_SECRET_ACCESS_KEY$|^GOOGLE_APPLICATION_CREDENTIALS$|^AZURE_.+KEY$|^OCI_CLI_KEY_CONTENT$|password|token|bearer|secret");

    static final Pattern PRIVATE_KEY = Pattern.compile("(?i)-BEGIN\\s+.*PRIVATE KEY-");
    private static final int FIRST_FREE_ID = 10_000;

    private static final Pattern SHELL_HOME = Pattern.compile("(?m)^export MYSQLSH_USER_CONFIG_HOME=(\\S+)$");
    private static final Pattern MYSQL_SHELL = Pattern.compile("(?:.*/)?mysql-shell(?:[:@].*)?");

    private ContainerChecks() {}

    static List<Check> checks() {
        return List.of(
                Check.ofContainers(
                        "read-only-root",
                        "Each container's root file system is read-only.",
                        (pod, box) -> box.at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean()
                                ? null
                                : "readOnlyRootFilesystem is not true"),
                Check.ofContainers(
                        "user-and-group", "Each container names a user and a group above 10000.", (pod, box) -> {
                            for (var id : List.of("/runAsUser", "/runAsGroup")) {
                                var value = pod.security(box, id);
                                // a user 0 is the finding of run-as-root-user
                                if (value.asInt() <= FIRST_FREE_ID && !(id.equals("/runAsUser") && isZero(value))) {
                                    return id.substring(1) + " is " + value.asText("not set");
                                }
                            }
                            return null;
                        }),
                new Check("image-digest", "Each image is named by its digest.", ContainerChecks::imageDigest),
                Check.ofContainers(
                        "image-pull-policy",
                        "The registry is asked at each start, so that the right to pull is judged each time.",
                        (pod, box) -> box.path("imagePullPolicy").asText().equals("Always")
                                ? null
                                : "imagePullPolicy is not Always"),
                set("cpu-request", "requests", "cpu"),
                set("cpu-limit", "limits", "cpu"),
                set("memory-request", "requests", "memory"),
                set("memory-limit", "limits", "memory"),
                equal("cpu-equal", "cpu"),
                equal("memory-equal", "memory"),
                Check.ofContainers(
                        "disk-request-and-limit",
                        "Each container has a request and a limit of ephemeral storage.",
                        (pod, box) ->
                                resource(box, "requests", "ephemeral-storage").isEmpty()
                                                || resource(box, "limits", "ephemeral-storage")
                                                        .isEmpty()
                                        ? "ephemeral-storage has no request or no limit"
                                        : null),
                equal("disk-equal", "ephemeral-storage"),
                Check.ofContainers(
                        "mysql-shell-home",
                        "MySQL Shell, which ends at once if it cannot write its log, has a folder for it.",
                        (pod, box) ->
                                !MYSQL_SHELL.matcher(box.path("image").asText()).matches()
                                                || isWritable(box, shellHome(box))
                                        ? null
                                        : "MYSQLSH_USER_CONFIG_HOME names no folder that is mounted to be written"),
                Check.ofContainers(
                        "duplicate-environment", "A container names an environment variable once.", (pod, box) -> {
                            var names = new HashSet<String>();
                            for (var variable : box.path("env")) {
                                if (!names.add(variable.path("name").asText())) {
                                    return variable.path("name").asText() + " is set twice";
                                }
                            }
                            return null;
                        }),
                Check.ofContainers(
                        "secret-in-environment",
                        "No secret stands in a manifest as a variable's value; an expression names another setting.",
                        (pod, box) -> {
                            for (var variable : box.path("env")) {
                                var name = variable.path("name").asText();
                                if (variable.hasNonNull("value")
                                        && !isExpression(variable.path("value").asText())
                                        && (isSecretName(name)
                                                || PRIVATE_KEY
                                                        .matcher(variable.path("value")
                                                                .asText())
                                                        .find())) {
                                    return name + " has a literal value";
                                }
                            }
                            return null;
                        }),
                Check.ofContainers(
                        "secret-by-environment",
                        "Secrets come as files: a variable is inherited and shows in dumps.",
                        ContainerChecks::secretByEnvironment),
                new Check("port-names", "Port names follow RFC 6335 and are used once.", (bundle, findings) -> {
                    for (var pod : bundle.workloads()) {
                        pod.containers().forEach(box -> badNames(box.path("ports"), pod.item(), findings));
                    }
                    for (var service : bundle.ofKind("Service")) {
                        badNames(service.at("/spec/ports"), service, findings);
                    }
                }),
                Check.ofContainers("ssh-port", "No container listens on port 22.", (pod, box) -> listens(box, 22, 22)),
                Check.ofContainers("privileged-port", "No container listens below 1024.", (pod, box) -> {
                    // port 22 is the finding of ssh-port
                    var low = listens(box, 1, 21);
                    return low == null ? listens(box, 23, 1023) : low;
                }),
                probe("liveness-probe", "livenessProbe"),
                probe("readiness-probe", "readinessProbe"),
                probePort("liveness-port", "livenessProbe"),
                probePort("readiness-port", "readinessProbe"),
                probePort("startup-port", "startupProbe"),
                Check.ofContainers(
                        "probes-identical",
                        "Readiness and liveness are different questions: a pod that waits for another must not be restarted.",
                        (pod, box) ->
                                box.has("livenessProbe") && how(box, "liveness").equals(how(box, "readiness"))
                                        ? "both probes ask the same"
                                        : null));
    }

    /** Of containers, and of objects from which an operator makes containers, wherever these name an image. */
    private static void imageDigest(Bundle bundle, Check.Findings findings) {
        for (var pod : bundle.workloads()) {
            pod.containers()
                    .forEach(box -> judgeImage(pod.item(), box.path("image").asText(), findings));
        }
        for (var item : bundle.ofKind("InnoDBCluster", "Kafka", "KafkaNodePool")) {
            item.at("/spec").findValuesAsText("image").forEach(image -> judgeImage(item, image, findings));
        }
    }

    private static void judgeImage(Item item, String image, Check.Findings findings) {
        if (!DIGEST.matcher(image).matches()) {
            findings.add(item, "image " + image);
        }
    }

    /** A name that Polaris would call sensitive, and that is not the path of a file. */
    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).find();
    }

    /** A value that names another setting, or none at all, is no secret. */
    static boolean isExpression(String value) {
        return EXPRESSION.matcher(value).matches();
    }

    private static void badNames(JsonNode ports, Item item, Check.Findings findings) {
        var names = new HashSet<String>();
        for (var port : ports) {
            var name = port.path("name").asText();
            if (!name.isEmpty()
                    && (name.length() > 15 || !PORT_NAME.matcher(name).matches())) {
                findings.add(item, "port name \"" + name + "\"");
            }
            if (!name.isEmpty() && !names.add(name)) {
                findings.add(item, "two ports are called " + name);
            }
        }
    }

    /** By the container's own words, or by those of its script. */
    private static String shellHome(JsonNode box) {
        for (var variable : box.path("env")) {
            if (variable.path("name").asText().equals("MYSQLSH_USER_CONFIG_HOME")) {
                return variable.path("value").asText();
            }
        }
        for (var argument : box.path("args")) {
            var set = SHELL_HOME.matcher(argument.asText());
            if (set.find()) {
                return set.group(1);
            }
        }
        return "";
    }

    private static boolean isWritable(JsonNode box, String folder) {
        for (var mount : box.path("volumeMounts")) {
            if (!mount.path("readOnly").asBoolean()
                    && (folder + "/").startsWith(mount.path("mountPath").asText() + "/")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(JsonNode value) {
        return value.isNumber() && value.asInt() == 0;
    }

    private static String secretByEnvironment(Workload pod, JsonNode box) {
        for (var variable : box.path("env")) {
            if (variable.at("/valueFrom/secretKeyRef").isObject()) {
                return variable.path("name").asText() + " comes from a Secret";
            }
        }
        for (var source : box.path("envFrom")) {
            if (source.has("secretRef")) {
                return "all variables of a Secret";
            }
        }
        return null;
    }

    private static String resource(JsonNode box, String kind, String what) {
        return box.path("resources").path(kind).path(what).asText();
    }

    private static Check set(String name, String kind, String what) {
        return Check.ofContainers(
                name,
                "Each container sets resources." + kind + "." + what + ".",
                (pod, box) -> resource(box, kind, what).isEmpty() ? kind + "." + what + " is not set" : null);
    }

    /** Compares where both are set; that they are set is another check. */
    private static Check equal(String name, String what) {
        return Check.ofContainers(name, "Request and limit of " + what + " are the same.", (pod, box) -> {
            var request = resource(box, "requests", what);
            var limit = resource(box, "limits", what);
            return request.isEmpty()
                            || limit.isEmpty()
                            || Quantities.of(request).compareTo(Quantities.of(limit)) == 0
                    ? null
                    : what + " is " + request + " and at most " + limit;
        });
    }

    private static String listens(JsonNode box, int from, int to) {
        for (var port : box.path("ports")) {
            var number = port.path("containerPort").asInt();
            if (number >= from && number <= to) {
                return "listens on " + number;
            }
        }
        return null;
    }

    private static Check probe(String name, String field) {
        return Check.ofPods(
                name,
                "Each container that runs on has a " + field + ".",
                pod -> !pod.isJob(),
                (bundle, pod) -> pod.mainContainers().stream()
                        .filter(box -> !box.has(field))
                        .map(box -> "container " + box.path("name").asText() + " has no " + field)
                        .findFirst()
                        .orElse(null));
    }

    private static Check probePort(String name, String field) {
        return Check.ofContainers(name, "The " + field + " asks a port that the container declares.", (pod, box) -> {
            for (var how : List.of("httpGet", "tcpSocket", "grpc")) {
                var port = box.path(field).path(how).path("port");
                if (!port.isMissingNode() && !declares(box, port)) {
                    return "port " + port.asText() + " is not declared";
                }
            }
            return null;
        });
    }

    static boolean declares(JsonNode box, JsonNode port) {
        for (var declared : box.path("ports")) {
            if (declared.path(port.isNumber() ? "containerPort" : "name")
                    .asText()
                    .equals(port.asText())) {
                return true;
            }
        }
        return false;
    }

    private static List<JsonNode> how(JsonNode box, String probe) {
        var asked = box.path(probe + "Probe");
        return List.of(asked.path("httpGet"), asked.path("tcpSocket"), asked.path("exec"), asked.path("grpc"));
    }
}
