package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed sums of a filing of the old platform by the words of filing-service's contract (listImportedFilings), made of the request of
 * registerImportedFiling. The tests of both services hold their own sums against these.
 */
public final class ImportedFilingSums {

    private static final List<String> OF_SUBJECT = List.of("name", "certificateAddress", "mailingAddress", "remark");
    private static final List<String> OF_PERSON = List.of(
            "name", "certificateType", "certificateNumber", "mobile", "officePhone", "mail", "legalRepresentative");

    private final StringBuilder lines = new StringBuilder();

    private ImportedFilingSums() {}

    public static String content(JsonNode request) {
        var sum = new ImportedFilingSums();
        var subject = request.path("subject");
        sum.line("legacyId", request.path("legacyId"));
        sum.line("product", request.path("product"));
        sum.line("way", request.path("way"));
        sum.moment(request.path("submittedAt"));
        sum.line("number", subject.path("number"));
        Stream.of("province", "city", "county")
                .forEach(part -> sum.line(part, subject.path("region").path(part)));
        sum.line("nature", subject.path("nature"));
        sum.line("certificateType", subject.path("certificateType"));
        var certificate = subject.path("certificateNumber").asText();
        sum.line("certificateNumber", certificate.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
        OF_SUBJECT.forEach(field -> sum.line(field, subject.path(field)));
        sum.person("principal", subject.path("principal"));
        subject.path("contacts").forEach(contact -> sum.person("contact", contact));
        sorted(request.path("services"), "number").forEach(sum::site);
        return sum.under(request);
    }

    public static String papers(JsonNode request) {
        var sum = new ImportedFilingSums();
        sorted(request.path("papers"), "legacyId").forEach(paper -> {
            sum.line("paper", paper.path("legacyId"));
            sum.line("kind", paper.path("kind"));
            sum.line("sha256", paper.path("sha256"));
            sum.line("site", paper.path("service"));
        });
        return sum.under(request);
    }

    /** The name of the key. */
    public static String keyId(JsonNode request) {
        var sum = new ImportedFilingSums();
        sum.line("key", "name");
        return sum.under(request);
    }

    /** The contract of filing-service, for its example. */
    public static JsonNode contract() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("../filing-service/src/main/contract/openapi.yaml")
                        .toFile());
    }

    private void site(JsonNode site) {
        var accesses = site.path("accesses");
        line("site", site.path("number"));
        line("name", site.path("name"));
        each("domain", texts(site.path("domains")).sorted());
        Stream.of("homePage", "contentTypes", "contentNote", "preApprovals")
                .forEach(field -> line(field, site.path(field)));
        each(
                "language",
                all(site.path("languages"))
                        .sorted(Comparator.comparingInt(JsonNode::asInt))
                        .map(JsonNode::asText));
        line("accessMode", joined(accesses, "accessMode"));
        line("serverLocation", joined(accesses, "serverLocation"));
        each(
                "address",
                all(accesses)
                        .flatMap(access -> texts(access.path("ipAddresses")))
                        .sorted());
        line("remark", site.path("remark"));
        person("principal", site.path("principal"));
        moment(site.path("submittedAt"));
    }

    private void person(String who, JsonNode person) {
        OF_PERSON.forEach(field -> line(who + "." + field, person.path(field)));
    }

    private void moment(JsonNode at) {
        line("submittedAt", String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at.asText()))));
    }

    private void each(String name, Stream<String> values) {
        values.distinct().forEach(value -> line(name, value));
    }

    private void line(String name, JsonNode value) {
        line(name, value.isNull() ? "" : value.asText());
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            var escaped = value.replace("\\", "\\\\").replace("\n", "\\n");
            lines.append(name).append('=').append(escaped).append('\n');
        }
    }

    private String under(JsonNode request) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    HexFormat.of().parseHex(request.path("sumKey").asText()), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(lines.toString().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(JsonNode accesses, String field) {
        var told = all(accesses).filter(access -> access.hasNonNull(field)).toList();
        var flags =
                told.stream().mapToLong(access -> access.path(field).asLong()).reduce(0, (one, other) -> one | other);
        return told.isEmpty() ? "" : String.valueOf(flags);
    }

    private static List<JsonNode> sorted(JsonNode list, String field) {
        var sorted = new ArrayList<>(all(list).toList());
        sorted.sort(Comparator.comparing(one -> one.path(field).asText()));
        return sorted;
    }

    private static Stream<String> texts(JsonNode list) {
        return all(list).map(JsonNode::asText);
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
