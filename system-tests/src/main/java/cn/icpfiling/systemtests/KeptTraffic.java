package cn.icpfiling.systemtests;

import cn.icpfiling.platform.contract.PathTemplates;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Writes every exchange with the gateway as a line of one file if {@code ICP_TRAFFIC} names a folder. A line has the
 * method, the path template of the contract, the status and the codes, and those codes whose text has an unfilled
 * placeholder. It has no body and no value of a path. The API tests of the modules write the same format.
 */
final class KeptTraffic {

    private static final Pattern PATH = Pattern.compile("  (/\\S+):\\s*");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+(,[a-z][^}]*)?}|\\$\\{|%[sd]\\b");
    private static final String NO_TEMPLATE = "(none)";
    private static final String FOLDER = System.getenv("ICP_TRAFFIC");
    private static final PathTemplates TEMPLATES =
            new PathTemplates(FOLDER == null && !KeptExchanges.IS_WANTED ? List.of() : paths());
    private static final Writer FILE =
            FOLDER == null ? Writer.nullWriter() : RecordOfRun.opened(Path.of(FOLDER), "seen", "tsv");

    private KeptTraffic() {}

    static void keep(Answer answer, Audit audit) {
        if (audit == Audit.NONE || FOLDER == null) {
            return;
        }
        var request = answer.request().split(" ", 2);
        var line = String.join(
                "\t",
                request[0],
                template(request[1]),
                Integer.toString(answer.status()),
                String.join(",", answer.isRefusal() ? codes(answer.body()) : List.of()),
                String.join(",", answer.isRefusal() ? unfilled(answer.body()) : List.of()));
        synchronized (FILE) {
            try {
                FILE.write(line + "\n");
                FILE.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static List<String> codes(JsonNode problem) {
        var codes = new ArrayList<String>();
        if (problem.path("code").isTextual()) {
            codes.add(problem.path("code").asText());
            problem.path("errors").forEach(error -> codes.add(error.path("code").asText()));
        }
        return codes.stream().distinct().toList();
    }

    private static List<String> unfilled(JsonNode problem) {
        return Stream.concat(
                        Stream.of(problem),
                        StreamSupport.stream(problem.path("errors").spliterator(), false))
                .filter(one -> Stream.of("title", "detail", "remedy")
                        .anyMatch(sentence ->
                                PLACE.matcher(one.path(sentence).asText()).find()))
                .map(one -> one.path("code").asText())
                .distinct()
                .toList();
    }

    /** Returns the path as in the contract. */
    static String template(String pathAndQuery) {
        return TEMPLATES.of(pathAndQuery.replaceFirst("\\?.*", "")).orElse(NO_TEMPLATE);
    }

    private static List<String> paths() {
        var found = new ArrayList<String>();
        try (var modules = Files.list(Path.of(".."))) {
            for (var contract : modules.map(module -> module.resolve("src/main/contract/openapi.yaml"))
                    .filter(Files::exists)
                    .toList()) {
                for (var line : Files.readAllLines(contract)) {
                    var path = PATH.matcher(line);
                    if (path.matches()) {
                        found.add(path.group(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
