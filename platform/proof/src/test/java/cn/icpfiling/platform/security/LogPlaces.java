package cn.icpfiling.platform.security;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where programs of the project write logs and other files, as code, settings, manifests and scripts say. */
final class LogPlaces {
    /** A form of a setting that is none of the first two has all that follows its name as its value. */
    private static final Pattern SETTING = Pattern.compile(
            "(?m)(?:^\\s*(?:- ?)?(?:\\{?name: )?|-D)\"?((?:%\\w+\\.)?quarkus\\.log\\.[^=\\s]+|(?:%\\w+\\.)?quarkus\\.\\w+\\.access-log[^=\\s]*"
                    + "|QUARKUS_LOG\\w*|QUARKUS_HTTP_ACCESS_LOG\\w*)(?:=(.*)|, value: \"?(.*?)\"?\\}|(.*))$");

    private static final Pattern SETTINGS = Pattern.compile(
            "(?:(?!sandbox|bench|system-tests|documentation|platform/test)[^/]+(?:/[^/]+)?/src/main/resources/.*\\.properties|deploy/kubernetes/.*)");
    private static final Pattern WORKLOAD = Pattern.compile(
            "(?m)^kind: (?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Job|CronJob|InnoDBCluster|Kafka|KafkaNodePool)$");
    private static final Pattern LOG_FILE = Pattern.compile(
            "(?:\\$\\{?LOG\\}?\"?|(?:\\$ICP_HOME|\\$home|\\.icp)/log)/([a-z][a-z0-9-]*\\.(?:log|txt|ndjson))\\b");
    private static final Pattern SCRIPT = Pattern.compile("icp|deploy/local/lib/.*\\.sh");
    private static final Pattern WRITES = Pattern.compile(
            "\\bSystem\\s*\\.\\s*(?:out|err)\\b|\\bprintStackTrace\\b|\\bFileDescriptor\\s*\\.\\s*(?:out|err)\\b"
                    + "|\\bFiles\\s*\\.\\s*(?:write\\w*|newOutputStream|newBufferedWriter|newByteChannel|copy|move|createTempFile|createFile)\\b"
                    + "|\\b(?:FileOutputStream|FileWriter|RandomAccessFile|PrintWriter\\s*\\(\\s*new\\s+File)\\b"
                    + "|\\bFileChannel\\s*\\.\\s*open\\b|\\bAsynchronousFileChannel\\b");
    private static final Pattern ANOTHER_WAY = Pattern.compile(
            "\\b\\w*(?:File|Socket|Stream|Memory|Async|Syslog|Console|Queue)Handler\\s*\\(|\\baddHandler\\s*\\(|\\bLoggerFactory\\b|\\bLogManager\\b"
                    + "|\\bSystem\\s*\\.\\s*getLogger\\b|\\bio\\.quarkus\\.logging\\.Log\\b|\\bServletContext\\b");
    private static final Pattern DEPENDENCY =
            Pattern.compile("(?s)<dependency>.*?<artifactId>([^<]+)</artifactId>.*?</dependency>");
    private static final Pattern SHIPS_LOGS = Pattern.compile(
            "(?i).*(?:logback|log4j|gelf|syslog|sentry|opentelemetry|otel|logstash|fluent|splunk|zipkin|jaeger|loki|datadog|newrelic|logging).*");
    private static final Set<String> FORMATS = Set.of("quarkus-logging-json");

    private LogPlaces() {}

    /** Each setting of a log with its value; a second value of one has its own entry. */
    static Set<String> settings() throws IOException {
        var found = new TreeSet<String>();
        for (var file : ProjectFiles.all()) {
            if (SETTINGS.matcher(ProjectFiles.name(file)).matches()) {
                found.addAll(settingsIn(ProjectFiles.bytes(file)));
            }
        }
        return found;
    }

    static Set<String> settingsIn(String text) {
        var found = new TreeSet<String>();
        SETTING.matcher(text)
                .results()
                .forEach(one -> found.add(one.group(1) + " = "
                        + Stream.of(one.group(2), one.group(3), one.group(4))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow()));
        return found;
    }

    /** The files of the manifests that make pods. */
    static Set<String> workloads() throws IOException {
        var found = new TreeSet<String>();
        for (var file : ProjectFiles.all()) {
            var name = ProjectFiles.name(file);
            if (name.startsWith("deploy/kubernetes/") && hasWorkload(ProjectFiles.bytes(file))) {
                found.add(name);
            }
        }
        return found;
    }

    static boolean hasWorkload(String text) {
        return WORKLOAD.matcher(text).find();
    }

    /** The files that the scripts of one machine write into a folder of logs, without those whose name is a process. */
    static Set<String> logFiles() throws IOException {
        var found = new TreeSet<String>();
        for (var file : ProjectFiles.all()) {
            if (SCRIPT.matcher(ProjectFiles.name(file)).matches()) {
                found.addAll(logFilesIn(Files.readString(file)));
            }
        }
        return found;
    }

    static Set<String> logFilesIn(String script) {
        var found = new TreeSet<String>();
        LOG_FILE.matcher(script).results().forEach(one -> found.add(one.group(1)));
        return found;
    }

    /** The classes that write to the standard output or to files, by their simple names. */
    static Set<String> writers(Map<String, String> sources) {
        return matching(WRITES, sources);
    }

    /** The classes that log in another way than by the logger of their class. */
    static Set<String> otherLoggers(Map<String, String> sources) {
        return matching(ANOTHER_WAY, sources);
    }

    private static Set<String> matching(Pattern pattern, Map<String, String> sources) {
        var found = new TreeSet<String>();
        sources.forEach((path, source) -> {
            if (!path.startsWith("clients/") && pattern.matcher(source).find()) {
                found.add(DeployedSources.simpleName(path));
            }
        });
        return found;
    }

    /** Libraries that could take log lines elsewhere. */
    static Set<String> shippers() throws IOException {
        var found = new TreeSet<String>();
        for (var file : ProjectFiles.all()) {
            var name = ProjectFiles.name(file);
            if (name.endsWith("pom.xml") && !name.startsWith("bench/")) {
                found.addAll(shippersIn(Files.readString(file)));
            }
        }
        return found;
    }

    static Set<String> shippersIn(String pom) {
        var found = new TreeSet<String>();
        DEPENDENCY
                .matcher(pom)
                .results()
                .map(one -> one.group(1))
                .filter(name -> SHIPS_LOGS.matcher(name).matches() && !FORMATS.contains(name))
                .forEach(found::add);
        return found;
    }

    /** The objects of acts by module; a call whose object is no text of the code is told as "of " and its class. */
    static Map<String, Set<String>> auditedObjects(Map<String, String> sources) {
        var found = new TreeMap<String, Set<String>>();
        sources.forEach((path, source) -> {
            var objects = AuditedObjects.in(path, source, sources);
            if (!objects.isEmpty()) {
                var module = path.substring(0, path.indexOf('/'));
                found.computeIfAbsent(module, _ -> new TreeSet<>()).addAll(objects);
            }
        });
        return found;
    }
}
